using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsbCaseReview.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Administration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LetterWordings_AreaId_Kind",
                table: "LetterWordings");

            migrationBuilder.AddColumn<int>(
                name: "ActsFor",
                table: "People",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "LetterWordings",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SavedAt",
                table: "LetterWordings",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "SavedBy",
                table: "LetterWordings",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "EvidenceFiles",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LookAgainOn",
                table: "Cases",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LeftOn",
                table: "Agencies",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AdministrativeChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AboutId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    About = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Changes = table.Column<string>(type: "nvarchar(max)", maxLength: 100000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdministrativeChanges", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LetterWordings_AreaId_Kind_Number",
                table: "LetterWordings",
                columns: new[] { "AreaId", "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_LookAgainOn",
                table: "Cases",
                column: "LookAgainOn");

            migrationBuilder.CreateIndex(
                name: "IX_AdministrativeChanges_AboutId_At",
                table: "AdministrativeChanges",
                columns: new[] { "AboutId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AdministrativeChanges_At",
                table: "AdministrativeChanges",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdministrativeChanges");

            migrationBuilder.DropIndex(
                name: "IX_LetterWordings_AreaId_Kind_Number",
                table: "LetterWordings");

            migrationBuilder.DropIndex(
                name: "IX_Cases_LookAgainOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ActsFor",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "LetterWordings");

            migrationBuilder.DropColumn(
                name: "SavedAt",
                table: "LetterWordings");

            migrationBuilder.DropColumn(
                name: "SavedBy",
                table: "LetterWordings");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "EvidenceFiles");

            migrationBuilder.DropColumn(
                name: "LookAgainOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "LeftOn",
                table: "Agencies");

            migrationBuilder.CreateIndex(
                name: "IX_LetterWordings_AreaId_Kind",
                table: "LetterWordings",
                columns: new[] { "AreaId", "Kind" },
                unique: true);
        }
    }
}
