using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AsbCaseReview.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuestionsBordersPacksAndAdministration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LetterWordings_AreaId_Kind",
                table: "LetterWordings");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AreaId_Stage_DueOrder",
                table: "Cases");

            migrationBuilder.AddColumn<int>(
                name: "AskedAfterwardsInRound",
                table: "Voices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "FromId",
                table: "RoomEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotAvailable",
                table: "RoomEntries",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "TellFirst",
                table: "RoomEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "PersonNumber",
                table: "RiskAssessments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ActsFor",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "LetterWordings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SavedAt",
                table: "LetterWordings",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "SavedBy",
                table: "LetterWordings",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "EvidenceFiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LookAgainOn",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "FromApplicant",
                table: "AppealPapers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LeftOn",
                table: "Agencies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AdministrativeChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Changes = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdministrativeChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AfterwardsAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    How = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FollowedUp = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AfterwardsAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AfterwardsAnswers_Voices_VoiceId",
                        column: x => x.VoiceId,
                        principalTable: "Voices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AppealPacks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Open = table.Column<string>(type: "TEXT", maxLength: 400000, nullable: true),
                    SharedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SharedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StepsDone = table.Column<int>(type: "INTEGER", nullable: false),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Files = table.Column<int>(type: "INTEGER", nullable: false),
                    PdfBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    ZipBytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppealPacks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppealPacks_Appeals_AppealId",
                        column: x => x.AppealId,
                        principalTable: "Appeals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseShares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SharedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseShares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseShares_Areas_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Areas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseShares_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuestionThreads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Asked = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedInRound = table.Column<int>(type: "INTEGER", nullable: false),
                    WaitingSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionThreads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuestionThreads_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuestionThreads_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ThreadMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ThreadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThreadMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ThreadMessages_QuestionThreads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "QuestionThreads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LetterWordings_AreaId_Kind_Number",
                table: "LetterWordings",
                columns: new[] { "AreaId", "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AreaId_Stage_DueOrder_ReceivedOn_Reference_Hate_Vulnerable",
                table: "Cases",
                columns: new[] { "AreaId", "Stage", "DueOrder", "ReceivedOn", "Reference", "Hate", "Vulnerable" });

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

            migrationBuilder.CreateIndex(
                name: "IX_AfterwardsAnswers_How",
                table: "AfterwardsAnswers",
                column: "How");

            migrationBuilder.CreateIndex(
                name: "IX_AfterwardsAnswers_VoiceId",
                table: "AfterwardsAnswers",
                column: "VoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_AppealPacks_AppealId_Number",
                table: "AppealPacks",
                columns: new[] { "AppealId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AppealPacks_State",
                table: "AppealPacks",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_CaseShares_AreaId",
                table: "CaseShares",
                column: "AreaId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseShares_CaseId",
                table: "CaseShares",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionThreads_CaseId_PersonId",
                table: "QuestionThreads",
                columns: new[] { "CaseId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionThreads_PersonId",
                table: "QuestionThreads",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionThreads_WaitingSince",
                table: "QuestionThreads",
                column: "WaitingSince");

            migrationBuilder.CreateIndex(
                name: "IX_ThreadMessages_ThreadId_Number",
                table: "ThreadMessages",
                columns: new[] { "ThreadId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdministrativeChanges");

            migrationBuilder.DropTable(
                name: "AfterwardsAnswers");

            migrationBuilder.DropTable(
                name: "AppealPacks");

            migrationBuilder.DropTable(
                name: "CaseShares");

            migrationBuilder.DropTable(
                name: "ThreadMessages");

            migrationBuilder.DropTable(
                name: "QuestionThreads");

            migrationBuilder.DropIndex(
                name: "IX_LetterWordings_AreaId_Kind_Number",
                table: "LetterWordings");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AreaId_Stage_DueOrder_ReceivedOn_Reference_Hate_Vulnerable",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_LookAgainOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AskedAfterwardsInRound",
                table: "Voices");

            migrationBuilder.DropColumn(
                name: "FromId",
                table: "RoomEntries");

            migrationBuilder.DropColumn(
                name: "NotAvailable",
                table: "RoomEntries");

            migrationBuilder.DropColumn(
                name: "TellFirst",
                table: "RoomEntries");

            migrationBuilder.DropColumn(
                name: "PersonNumber",
                table: "RiskAssessments");

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
                name: "FromApplicant",
                table: "AppealPapers");

            migrationBuilder.DropColumn(
                name: "LeftOn",
                table: "Agencies");

            migrationBuilder.CreateIndex(
                name: "IX_LetterWordings_AreaId_Kind",
                table: "LetterWordings",
                columns: new[] { "AreaId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AreaId_Stage_DueOrder",
                table: "Cases",
                columns: new[] { "AreaId", "Stage", "DueOrder" });
        }
    }
}
