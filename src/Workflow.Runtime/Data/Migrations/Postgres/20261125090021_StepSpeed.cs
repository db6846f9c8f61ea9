using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Postgres
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

            migrationBuilder.AlterTable(
                name: "stage_applications")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "review_tasks")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "instances")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "instance_states")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "clocks")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "cases")
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

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

            migrationBuilder.AlterTable(
                name: "stage_applications")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "review_tasks")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "instances")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "instance_states")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "clocks")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.AlterTable(
                name: "cases")
                .OldAnnotation("Npgsql:StorageParameter:fillfactor", 80);

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
