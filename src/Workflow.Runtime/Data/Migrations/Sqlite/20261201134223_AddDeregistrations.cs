using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddDeregistrations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "closed_on",
                table: "parties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "deregistrations",
                columns: table => new
                {
                    case_no = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deregistrations", x => x.case_no);
                });

            migrationBuilder.CreateTable(
                name: "public_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_no = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    clock_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    objections = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_public_notices", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_public_notices_case_no_published_at_id",
                table: "public_notices",
                columns: new[] { "case_no", "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_public_notices_is_listed_published_at_id",
                table: "public_notices",
                columns: new[] { "is_listed", "published_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deregistrations");

            migrationBuilder.DropTable(
                name: "public_notices");

            migrationBuilder.DropColumn(
                name: "closed_on",
                table: "parties");
        }
    }
}
