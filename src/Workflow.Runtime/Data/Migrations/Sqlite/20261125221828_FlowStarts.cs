using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Runtime.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FlowStarts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "flow_starts",
                columns: table => new
                {
                    definition_id = table.Column<string>(type: "TEXT", nullable: false),
                    node_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_starts", x => new { x.definition_id, x.node_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_flow_starts_due_at",
                table: "flow_starts",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "flow_starts");
        }
    }
}
