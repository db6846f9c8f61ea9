using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StepSpeed : Migration
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
                name: "ix_instances_updated_at_id",
                table: "instances");

            migrationBuilder.DropIndex(
                name: "ix_clocks_calendar_version_ended_at",
                table: "clocks");

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
                name: "ix_instances_status_id",
                table: "instances",
                columns: new[] { "status", "id" },
                filter: "incidents > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_review_tasks_assignee_due_at_id",
                table: "review_tasks");

            migrationBuilder.DropIndex(
                name: "ix_review_tasks_department_due_at_id",
                table: "review_tasks");

            migrationBuilder.DropIndex(
                name: "ix_instances_status_id",
                table: "instances");

            migrationBuilder.CreateIndex(
                name: "ix_review_tasks_assignee_is_open_due_at_id",
                table: "review_tasks",
                columns: new[] { "assignee", "is_open", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_tasks_department_is_open_due_at_id",
                table: "review_tasks",
                columns: new[] { "department", "is_open", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_instances_updated_at_id",
                table: "instances",
                columns: new[] { "updated_at", "id" },
                filter: "incidents > 0");

            migrationBuilder.CreateIndex(
                name: "ix_clocks_calendar_version_ended_at",
                table: "clocks",
                columns: new[] { "calendar_version", "ended_at" });
        }
    }
}
