using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsbCaseReview.Infrastructure.Persistence.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AppealContact",
                table: "Agencies",
                type: "TEXT",
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
