using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsbCaseReview.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CaseListIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AreaId_Stage_DueOrder",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AreaId_Stage_DueOrder_ReceivedOn_Reference_Hate_Vulnerable",
                table: "Cases",
                columns: new[] { "AreaId", "Stage", "DueOrder", "ReceivedOn", "Reference", "Hate", "Vulnerable" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AreaId_Stage_DueOrder_ReceivedOn_Reference_Hate_Vulnerable",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AreaId_Stage_DueOrder",
                table: "Cases",
                columns: new[] { "AreaId", "Stage", "DueOrder" });
        }
    }
}
