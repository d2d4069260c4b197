using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Tests.Appeals;

/// <summary>Appeals and people for the tests of appeals.</summary>
internal static class AppealMaker
{
    public static readonly Guid OfficeId = Guid.CreateVersion7();
    public static readonly Agency Council = new() { AreaId = Guid.Empty, Name = "Stafford Council", Kind = AgencyKinds.Council, Email = "council@stafford.example" };
    public static readonly Agency Police = new() { AreaId = Guid.Empty, Name = "Staffordshire Police", Kind = AgencyKinds.Police, Email = "police@stafford.example" };
    public static readonly StaffMember ReviewManager = new() { Name = "Marek Stannard", Email = "marek@staff.example", Role = StaffRole.Reviewer, AgencyId = OfficeId };
    public static readonly Actor Reviewer = new(ReviewManager.Id, ReviewManager.Name, ActorRole.Reviewer, "Staffordshire Commissioner’s Office");
    public static readonly Actor Commissioner = new(Guid.CreateVersion7(), "Helena Brightwell", ActorRole.Commissioner, "Staffordshire Commissioner’s Office");
    public static readonly Actor Officer = new(Guid.CreateVersion7(), "Tom Pargeter", ActorRole.AgencyOfficer, "Stafford Council");
    public static readonly Actor Applicant = Actor.Applicant("Margaret Ellery");

    public static Procedure Staffordshire => BuiltInProcedures.Find("staffordshire-and-stoke-on-trent")!;

    public static AppealRules Rules(Procedure? procedure = null, int stage = 1) => AppealRules.Of(procedure ?? Staffordshire, stage, WorkingCalendar.ByRule);

    public static DateTimeOffset At(int year, int month, int day, int hour = 10) => London.Instant(new DateOnly(year, month, day), new TimeOnly(hour, 0));

    public static ReceivedAppeal Wanted(DateTimeOffset at) => new()
    {
        Reference = "APSTA-2222-3333",
        AreaId = Guid.Empty,
        ProcedureVersionId = Guid.Empty,
        BodyAgencyId = OfficeId,
        Elsewhere = new("Stafford Council", "CR/17", "Stafford"),
        Against = AppealAgainst.Threshold,
        LodgedBy = AppealLodgedBy.Applicant,
        Channel = Channels.Online,
        Applicant = new() { Name = "Margaret Ellery", Email = "margaret@applicant.example" },
        ReceivedAt = at,
        Grounds = [("A", "I reported it three times and have the numbers.")],
        ConsentToPapers = true,
    };

    public static Appeal Received(DateTimeOffset at, AppealRules? rules = null, Func<ReceivedAppeal, ReceivedAppeal>? change = null) =>
        Appeal.Receive(change is null ? Wanted(at) : change(Wanted(at)), rules ?? Rules(), Applicant);

    public static Appeal Assigned(DateTimeOffset at, AppealRules? rules = null, Func<ReceivedAppeal, ReceivedAppeal>? change = null)
    {
        var appeal = Received(at, rules, change);
        appeal.Assign(ReviewManager, [], "I had no part in the case.", Reviewer, at);
        return appeal;
    }

    /// <summary>Papers asked for and answered, grounds found, the whole audit rated.</summary>
    public static (Appeal Appeal, PapersRequest Request) Reviewed(DateTimeOffset at)
    {
        var appeal = Assigned(at);
        var request = PapersRequest.Ask(appeal, Council, [.. EvidenceChecklist.National.Items.Select(i => i.Item)], reviewed: true, hasCaseRecords: false, London.DateOf(at).AddDays(20), Reviewer, at);
        request.Answer(appeal, [.. request.Items.Select(i => i with { State = PaperState.Available })], null, lastToAnswer: true, Officer, at);
        appeal.BeginReview([], London.DateOf(at), Reviewer, at);
        appeal.Find(appeal.Grounds[0].Id, GroundResult.Upheld, "Three reports were made in time.", "The log names the caller.", Reviewer, at);
        foreach (var theme in ComplianceAudit.National.Themes)
            foreach (var of in Enum.GetValues<AuditOf>())
                appeal.Rate(theme.Theme, of, Rating.Complied, "As the papers show.", null, [], Reviewer, at);
        return (appeal, request);
    }

    public static IReadOnlyList<Domain.Deadlines.Anchor> Anchors(this Appeal appeal) =>
        [.. appeal.WaitingEvents.Where(e => e.Anchor is not null).Select(e => new Domain.Deadlines.Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))];
}
