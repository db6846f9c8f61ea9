using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddCommitments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commitment_texts",
                columns: table => new
                {
                    commitment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitment_texts", x => x.commitment_id);
                });

            migrationBuilder.CreateTable(
                name: "commitments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_no = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    filing = table.Column<int>(type: "integer", nullable: false),
                    matter = table.Column<string>(type: "text", nullable: false),
                    template = table.Column<string>(type: "text", nullable: false),
                    template_version = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    route = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    conditions = table.Column<string>(type: "text", nullable: false),
                    is_whole = table.Column<bool>(type: "boolean", nullable: false),
                    signed_by = table.Column<string>(type: "text", nullable: true),
                    capacity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: true),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credit_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    commitment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_no = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    matter = table.Column<string>(type: "text", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    repaired_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verifications",
                columns: table => new
                {
                    case_no = table.Column<string>(type: "text", nullable: false),
                    commitment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    origin_no = table.Column<string>(type: "text", nullable: false),
                    matter = table.Column<string>(type: "text", nullable: false),
                    matter_name = table.Column<string>(type: "text", nullable: false),
                    approver = table.Column<string>(type: "text", nullable: false),
                    regulator = table.Column<string>(type: "text", nullable: false),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_low_risk = table.Column<bool>(type: "boolean", nullable: false),
                    check_days = table.Column<int>(type: "integer", nullable: true),
                    later = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    acknowledged_by = table.Column<string>(type: "text", nullable: true),
                    manner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    inspectors = table.Column<string>(type: "text", nullable: false),
                    finding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    found_by = table.Column<string>(type: "text", nullable: true),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    harm_if_revoked = table.Column<bool>(type: "boolean", nullable: false),
                    rectify_by = table.Column<DateOnly>(type: "date", nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ground = table.Column<string>(type: "text", nullable: true),
                    proposed_by = table.Column<string>(type: "text", nullable: true),
                    watched_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_warned = table.Column<bool>(type: "boolean", nullable: false),
                    is_alarmed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verifications", x => x.case_no);
                });

            migrationBuilder.CreateIndex(
                name: "ix_commitments_case_no",
                table: "commitments",
                column: "case_no");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_granted_at",
                table: "commitments",
                column: "granted_at");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_published_at_id",
                table: "commitments",
                columns: new[] { "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_records_party_id_recorded_on",
                table: "credit_records",
                columns: new[] { "party_id", "recorded_on" });

            migrationBuilder.CreateIndex(
                name: "ix_verifications_commitment_id",
                table: "verifications",
                column: "commitment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verifications_state_watched_on_case_no",
                table: "verifications",
                columns: new[] { "state", "watched_on", "case_no" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commitment_texts");

            migrationBuilder.DropTable(
                name: "commitments");

            migrationBuilder.DropTable(
                name: "credit_records");

            migrationBuilder.DropTable(
                name: "verifications");
        }
    }
}
