using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsbCaseReview.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AppealContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LetterCodeHash",
                table: "Appeals",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AppealContact",
                table: "Agencies",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LetterCodeHash",
                table: "Appeals");

            migrationBuilder.DropColumn(
                name: "AppealContact",
                table: "Agencies");
        }
    }
}
