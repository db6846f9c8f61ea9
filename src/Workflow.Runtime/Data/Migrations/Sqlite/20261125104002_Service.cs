using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Service : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_review_tasks_assignee_is_open_due_at_id",
                table: "review_tasks");

            migrationBuilder.DropIndex(
                name: "ix_review_tasks_department_is_open_due_at_id",
                table: "review_tasks");

            migrationBuilder.DropIndex(
                name: "ix_mandates_party_id",
                table: "mandates");

            migrationBuilder.DropIndex(
                name: "ix_instances_status_updated_at_id",
                table: "instances");

            migrationBuilder.DropIndex(
                name: "ix_clocks_calendar_version_ended_at",
                table: "clocks");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "parties",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "attachments",
                table: "opinions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "mandates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_closed",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "admin_audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    office_time = table.Column<long>(type: "INTEGER", nullable: false),
                    system_time = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_admin_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachment_contents",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stored_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_contents", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    case_no = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    uploaded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => new { x.case_no, x.sha256 });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    nonce = table.Column<byte[]>(type: "BLOB", nullable: false),
                    cipher = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "filing_drafts",
                columns: table => new
                {
                    case_no = table.Column<string>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    nonce = table.Column<byte[]>(type: "BLOB", nullable: false),
                    cipher = table.Column<byte[]>(type: "BLOB", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filing_drafts", x => new { x.case_no, x.stage });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.account, x.route, x.key });
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    node = table.Column<string>(type: "TEXT", nullable: false),
                    job = table.Column<string>(type: "TEXT", nullable: false),
                    last_started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_ended_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last_items = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    total_runs = table.Column<long>(type: "INTEGER", nullable: false),
                    total_items = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => new { x.node, x.job });
                });

            migrationBuilder.CreateTable(
                name: "store_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    check_value = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_store_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "timer_lateness",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    lateness = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    timers = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timer_lateness", x => new { x.day, x.lateness });
                });

            migrationBuilder.CreateIndex(
                name: "ix_review_tasks_assignee_due_at_id",
                table: "review_tasks",
                columns: new[] { "assignee", "due_at", "id" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_review_tasks_department_due_at_id",
                table: "review_tasks",
                columns: new[] { "department", "due_at", "id" },
                filter: "is_open");

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
                name: "ix_instances_status_id",
                table: "instances",
                columns: new[] { "status", "id" },
                filter: "incidents > 0");

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

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_written_at",
                table: "idempotency_keys",
                column: "written_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "admin_audit");

            migrationBuilder.DropTable(
                name: "attachment_contents");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "filing_drafts");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "job_runs");

            migrationBuilder.DropTable(
                name: "store_keys");

            migrationBuilder.DropTable(
                name: "timer_lateness");

            migrationBuilder.DropIndex(
                name: "ix_review_tasks_assignee_due_at_id",
                table: "review_tasks");

            migrationBuilder.DropIndex(
                name: "ix_review_tasks_department_due_at_id",
                table: "review_tasks");

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
                name: "ix_instances_status_id",
                table: "instances");

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
                name: "attachments",
                table: "opinions");

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
                name: "ix_review_tasks_assignee_is_open_due_at_id",
                table: "review_tasks",
                columns: new[] { "assignee", "is_open", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_tasks_department_is_open_due_at_id",
                table: "review_tasks",
                columns: new[] { "department", "is_open", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_mandates_party_id",
                table: "mandates",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_instances_status_updated_at_id",
                table: "instances",
                columns: new[] { "status", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_clocks_calendar_version_ended_at",
                table: "clocks",
                columns: new[] { "calendar_version", "ended_at" });
        }
    }
}
