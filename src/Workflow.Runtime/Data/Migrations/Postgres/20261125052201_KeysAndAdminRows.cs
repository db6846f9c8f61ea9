using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeysAndAdminRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_mandates_party_id",
                table: "mandates");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "projects",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "parties",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "mandates",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_closed",
                table: "accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "accounts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "admin_audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    region = table.Column<string>(type: "text", nullable: true),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    office_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    system_time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_admin_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    nonce = table.Column<byte[]>(type: "bytea", nullable: false),
                    cipher = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "store_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: true),
                    check_value = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_store_keys", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "ix_projects_region_code",
                table: "projects",
                columns: new[] { "region", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_parties_region_id",
                table: "parties",
                columns: new[] { "region", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_mandates_party_id_id",
                table: "mandates",
                columns: new[] { "party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_department_id",
                table: "accounts",
                columns: new[] { "department", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_region_id",
                table: "accounts",
                columns: new[] { "region", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_admin_audit_region_id",
                table: "admin_audit",
                columns: new[] { "region", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "admin_audit");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "store_keys");

            migrationBuilder.DropIndex(
                name: "ix_projects_region_code",
                table: "projects");

            migrationBuilder.DropIndex(
                name: "ix_parties_region_id",
                table: "parties");

            migrationBuilder.DropIndex(
                name: "ix_mandates_party_id_id",
                table: "mandates");

            migrationBuilder.DropIndex(
                name: "ix_accounts_department_id",
                table: "accounts");

            migrationBuilder.DropIndex(
                name: "ix_accounts_region_id",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "version",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "version",
                table: "parties");

            migrationBuilder.DropColumn(
                name: "version",
                table: "mandates");

            migrationBuilder.DropColumn(
                name: "is_closed",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "version",
                table: "accounts");

            migrationBuilder.CreateIndex(
                name: "ix_mandates_party_id",
                table: "mandates",
                column: "party_id");
        }
    }
}
