using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Postgres
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
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "deregistrations",
                columns: table => new
                {
                    case_no = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deregistrations", x => x.case_no);
                });

            migrationBuilder.CreateTable(
                name: "public_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_no = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_listed = table.Column<bool>(type: "boolean", nullable: false),
                    clock_id = table.Column<Guid>(type: "uuid", nullable: true),
                    objections = table.Column<string>(type: "text", nullable: false)
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
