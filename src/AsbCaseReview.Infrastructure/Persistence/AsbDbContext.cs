using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Questions;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>
/// The unit of work. Aggregates are loaded whole, changed by their methods, and saved here in one transaction with
/// their events, deadlines and outgoing messages (<see cref="SaveChangesAsync(bool, CancellationToken)"/>).
/// </summary>
public abstract partial class AsbDbContext(DbContextOptions options, SaveServices services) : IdentityUserContext<StaffUser, Guid>(options)
{
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<LocalGovernmentArea> LocalGovernmentAreas => Set<LocalGovernmentArea>();
    /// <summary>Those that can take an application: their area has published a procedure.</summary>
    public IQueryable<LocalGovernmentArea> LocalGovernmentAreasInUse => LocalGovernmentAreas.AsNoTracking().Where(l => ProcedureVersions.Any(v => v.AreaId == l.AreaId));
    public DbSet<ProcedureVersion> ProcedureVersions => Set<ProcedureVersion>();
    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<CasePerson> People => Set<CasePerson>();
    public DbSet<Complaint> Complaints => Set<Complaint>();
    public DbSet<RiskAssessment> RiskAssessments => Set<RiskAssessment>();
    public DbSet<ThresholdDecision> ThresholdDecisions => Set<ThresholdDecision>();
    public DbSet<Appeal> Appeals => Set<Appeal>();
    public DbSet<PapersRequest> PapersRequests => Set<PapersRequest>();
    public DbSet<AppealPaper> AppealPapers => Set<AppealPaper>();
    public DbSet<AppealRecommendation> AppealRecommendations => Set<AppealRecommendation>();
    public DbSet<AppealPack> AppealPacks => Set<AppealPack>();
    public DbSet<AppealDraft> AppealDrafts => Set<AppealDraft>();
    public DbSet<AppealLesson> AppealLessons => Set<AppealLesson>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<CaseSearchTerm> CaseSearchTerms => Set<CaseSearchTerm>();
    public DbSet<CaseLook> CaseLooks => Set<CaseLook>();
    public DbSet<Deadline> Deadlines => Set<Deadline>();
    public DbSet<PlannedNotice> PlannedNotices => Set<PlannedNotice>();
    public DbSet<InformationRequest> InformationRequests => Set<InformationRequest>();
    public DbSet<ActionPlan> ActionPlans => Set<ActionPlan>();
    public DbSet<AgreedAction> AgreedActions => Set<AgreedAction>();
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();
    public DbSet<PlannedActionNotice> PlannedActionNotices => Set<PlannedActionNotice>();
    public DbSet<ApplicationDraft> Drafts => Set<ApplicationDraft>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<LetterPdf> LetterPdfs => Set<LetterPdf>();
    public DbSet<LetterWording> LetterWordings => Set<LetterWording>();
    public DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();
    public DbSet<AccessCode> AccessCodes => Set<AccessCode>();
    public DbSet<VictimVoice> Voices => Set<VictimVoice>();
    public DbSet<CaseShare> CaseShares => Set<CaseShare>();
    public DbSet<AfterwardsAnswer> AfterwardsAnswers => Set<AfterwardsAnswer>();
    public DbSet<QuestionThread> QuestionThreads => Set<QuestionThread>();
    public DbSet<ThreadMessage> ThreadMessages => Set<ThreadMessage>();
    public DbSet<Panel> Panels => Set<Panel>();
    public DbSet<PanelSeat> PanelSeats => Set<PanelSeat>();
    public DbSet<RoomEntry> RoomEntries => Set<RoomEntry>();
    public DbSet<Minutes> Minutes => Set<Minutes>();
    public DbSet<MinutesComment> MinutesComments => Set<MinutesComment>();
    public DbSet<MinutesAddendum> MinutesAddenda => Set<MinutesAddendum>();
    public DbSet<PanelPack> PanelPacks => Set<PanelPack>();
    public DbSet<PackRecipient> PackRecipients => Set<PackRecipient>();
    public DbSet<PackDownload> PackDownloads => Set<PackDownload>();
    public DbSet<LoadedBankHoliday> BankHolidays => Set<LoadedBankHoliday>();
    public DbSet<HolidayLoad> HolidayLoads => Set<HolidayLoad>();
    public DbSet<DeadlineRecompute> DeadlineRecomputes => Set<DeadlineRecompute>();
    public DbSet<AdministrativeChange> AdministrativeChanges => Set<AdministrativeChange>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;   // passkeys, from the first migration

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(Lengths.Key);
        conventions.Properties<string>().HaveMaxLength(Lengths.Name);
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        conventions.Properties<OwnWords>().HaveConversion<OwnWordsConverter>().HaveMaxLength(Lengths.Story);
        conventions.Properties<RestrictedText>().HaveConversion<RestrictedTextConverter>().HaveMaxLength(Lengths.Story);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(AsbDbContext).Assembly);
        foreach (var type in model.Model.GetEntityTypes().ToList())
        {
            foreach (var key in type.GetProperties().Where(p => p.IsPrimaryKey() && p.ClrType == typeof(Guid)))
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            if (typeof(AggregateRoot).IsAssignableFrom(type.ClrType))
            {
                model.Entity(type.ClrType).Ignore(nameof(AggregateRoot.WaitingEvents));
                type.FindProperty(nameof(AggregateRoot.Version))!.IsConcurrencyToken = true;
            }
        }
    }
}

/// <summary>On SQLite, the embedded default.</summary>
public sealed class SqliteAsbDbContext(DbContextOptions<SqliteAsbDbContext> options, SaveServices services) : AsbDbContext(options, services)
{
    protected override AsbDbContext Beside() =>
        new SqliteAsbDbContext(new DbContextOptionsBuilder<SqliteAsbDbContext>().UseSqlite(Database.GetDbConnection()).Options, Services);
}

/// <summary>On SQL Server, in production.</summary>
public sealed class SqlServerAsbDbContext(DbContextOptions<SqlServerAsbDbContext> options, SaveServices services) : AsbDbContext(options, services)
{
    protected override AsbDbContext Beside() =>
        new SqlServerAsbDbContext(new DbContextOptionsBuilder<SqlServerAsbDbContext>().UseSqlServer(Database.GetDbConnection()).Options, Services);

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        // A range over these words has to follow the order of their code points.
        model.Entity<CaseSearchTerm>().Property(t => t.Term).UseCollation("Latin1_General_100_BIN2");
    }
}
