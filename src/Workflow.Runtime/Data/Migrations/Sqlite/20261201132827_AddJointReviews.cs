using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddJointReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "joint_issues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_no = table.Column<string>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    raised_by = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    convenor = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    remark = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_joint_issues", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "joint_reviews",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_no = table.Column<string>(type: "TEXT", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    convenor = table.Column<string>(type: "TEXT", nullable: false),
                    is_binding = table.Column<bool>(type: "INTEGER", nullable: false),
                    invited = table.Column<string>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    item = table.Column<int>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    merged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    minutes_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_joint_reviews", x => x.task_id);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    department = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    begins_at = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    items = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_number = table.Column<string>(type: "TEXT", nullable: true),
                    present = table.Column<string>(type: "TEXT", nullable: false),
                    called_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_joint_issues_case_no",
                table: "joint_issues",
                column: "case_no");

            migrationBuilder.CreateIndex(
                name: "ix_joint_issues_convenor_due_on_id",
                table: "joint_issues",
                columns: new[] { "convenor", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_joint_issues_owner_due_on_id",
                table: "joint_issues",
                columns: new[] { "owner", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_joint_reviews_case_no",
                table: "joint_reviews",
                column: "case_no");

            migrationBuilder.CreateIndex(
                name: "ix_joint_reviews_meeting_id_item",
                table: "joint_reviews",
                columns: new[] { "meeting_id", "item" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_department_begins_at_id",
                table: "meetings",
                columns: new[] { "department", "begins_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_region_begins_at_id",
                table: "meetings",
                columns: new[] { "region", "begins_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "joint_issues");

            migrationBuilder.DropTable(
                name: "joint_reviews");

            migrationBuilder.DropTable(
                name: "meetings");
        }
    }
}
