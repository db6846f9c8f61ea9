using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class JobRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_instances_status_updated_at_id",
                table: "instances");

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    node = table.Column<string>(type: "text", nullable: false),
                    job = table.Column<string>(type: "text", nullable: false),
                    last_started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    last_items = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    total_runs = table.Column<long>(type: "bigint", nullable: false),
                    total_items = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => new { x.node, x.job });
                });

            migrationBuilder.CreateTable(
                name: "timer_lateness",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    lateness = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    timers = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timer_lateness", x => new { x.day, x.lateness });
                });

            migrationBuilder.CreateIndex(
                name: "ix_instances_updated_at_id",
                table: "instances",
                columns: new[] { "updated_at", "id" },
                filter: "incidents > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "job_runs");

            migrationBuilder.DropTable(
                name: "timer_lateness");

            migrationBuilder.DropIndex(
                name: "ix_instances_updated_at_id",
                table: "instances");

            migrationBuilder.CreateIndex(
                name: "ix_instances_status_updated_at_id",
                table: "instances",
                columns: new[] { "status", "updated_at", "id" });
        }
    }
}
