using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Risk;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>One builder for each noun.</summary>
public static class Make
{
    /// <summary>What a test wants to be otherwise about a case.</summary>
    public sealed record CaseWanted
    {
        public string Area { get; init; } = "west-northamptonshire";
        public string Name { get; init; } = "Margaret Ellery";
        public DateTimeOffset? ReceivedAt { get; init; }
        public int Complaints { get; init; } = 3;

        /// <summary>The first happened so many days before the application; each next one ten days earlier.</summary>
        public int NewestDaysBefore { get; init; } = 10;
        public SafeContact SafeContact { get; init; } = new() { EmailSafe = true, TelephoneSafe = true, PostSafe = true, OnlineSafe = true };
        public string? Email { get; init; } = "margaret@applicant.example";
        public bool InDanger { get; init; }
        public bool Consents { get; init; } = true;
        public bool Hate { get; init; }
        public string? PersonComplainedOf { get; init; } = "Desmond Varley of number 9";
        public IReadOnlyDictionary<string, bool>? Conditions { get; init; }
    }

    /// <summary>A case as it is when an application has just come in.</summary>
    public static async Task<string> CaseAsync(this TestApp app, CaseWanted? wanted = null) => await app.WithDbAsync(async db =>
    {
        var made = await CaseAsync(db, wanted ?? new(), app.Clock.GetUtcNow());
        db.Cases.Add(made);
        await db.SaveChangesAsync();
        return made.Reference;
    });

    public static async Task<Case> CaseAsync(AsbDbContext db, CaseWanted wanted, DateTimeOffset now)
    {
        var area = await db.Areas.Include(a => a.LocalGovernmentAreas).FirstAsync(a => a.Key == wanted.Area);
        var receivedAt = wanted.ReceivedAt ?? now;
        var on = London.DateOf(receivedAt);
        var (versionId, procedure) = await db.Services.Procedures.InForceAsync(area.Id, on, db);
        var consent = new Consent { State = wanted.Consents ? ConsentState.Given : ConsentState.NotAsked, Basis = AuthorityKind.WrittenConsent, How = "ticked online", ConfirmedBy = wanted.Name, On = on };
        return Case.Receive(new()
        {
            Reference = Reference.New(area.ReferencePrefix),
            AreaId = area.Id,
            ProcedureVersionId = versionId,
            LocalGovernmentArea = area.LocalGovernmentAreas[0].Name,
            Channel = Channels.Online,
            ReceivedAt = receivedAt,
            InDanger = wanted.InDanger,
            Application = id => new()
            {
                CaseId = id,
                ApplicantIs = ApplicantIs.Victim,
                Place = "14 Kestrel Walk",
                PlacePostcode = "NN1 1ED",
                StillGoingOn = true,
                Effect = OwnWords.From("I dread coming home."),
                Wish = OwnWords.From("I want it to stop."),
                PersonComplainedOf = RestrictedText.From(wanted.PersonComplainedOf),
                Conditions = new Dictionary<string, bool>(wanted.Conditions ?? new Dictionary<string, bool> { ["noEffectiveAction"] = true }),
                ConsentToShare = wanted.Consents,
                DeclaredAt = wanted.Consents ? receivedAt : null,
            },
            People = id => [new()
            {
                CaseId = id, Number = 1, Part = PersonPart.Victim, Kind = PersonKind.Person, IsApplicant = true, Name = wanted.Name,
                Email = wanted.Email, Phone = "01632 960555", Address = "14 Kestrel Walk, Northampton", Postcode = "NN1 1ED", SafeContact = wanted.SafeContact, Consent = consent,
            }],
            Complaints = id => Enumerable.Range(1, wanted.Complaints).Select(n =>
            {
                var happened = on.AddDays(-wanted.NewestDaysBefore - 10 * (n - 1));
                return new Complaint
                {
                    CaseId = id,
                    Number = n,
                    Source = ComplaintSource.Applicant,
                    WhatHappened = OwnWords.From("Shouting and banging all night."),
                    HappenedFrom = happened,
                    HappenedTo = happened,
                    ReportedFrom = happened.AddDays(1),
                    ReportedTo = happened.AddDays(1),
                    AgencyKind = AgencyKinds.Council,
                    Channel = Channels.Telephone,
                    Incident = n,
                    PersonNumber = 1,
                    Hate = wanted.Hate,
                };
            }),
        }, new(procedure, await db.Services.Holidays.CalendarAsync(db)), wanted.Consents ? Actor.Applicant(wanted.Name) : Actor.Applicant(wanted.Name));
    }

    /// <summary>Does something to a stored case as somebody of the demonstration, and saves it.</summary>
    public static Task DoAsync(this TestApp app, string reference, string email, Action<Case, CaseRules, Actor, DateTimeOffset> act) => app.WithDbAsync(async db =>
    {
        var opened = await db.Cases.FirstAsync(c => c.Reference == reference);
        var staff = await db.Staff.FirstAsync(s => s.Email == email);
        var agency = await db.Agencies.FirstAsync(a => a.Id == staff.AgencyId);
        var rules = new CaseRules(await db.Services.Procedures.GetAsync(opened.ProcedureVersionId, db), await db.Services.Holidays.CalendarAsync(db));
        act(opened, rules, new(staff.Id, staff.Name, Enum.Parse<ActorRole>(staff.Role.ToString()), agency.Name), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    /// <summary>A decision that the threshold is met by the number of complaints.</summary>
    public static ThresholdDecision Met(Case @case) => new()
    {
        CaseId = @case.Id,
        How = ThresholdHow.ByCount,
        Route = "main",
        Persistence = "Every week",
        Harm = "No sleep",
        Adequacy = "Letters only",
        Reasons = "Three reports in six months",
        Bodies = ["West Northamptonshire Council"],
        DecidedOn = @case.ReceivedOn,
        DecidedBy = "Nadia Whitcombe",
    };

    /// <summary>A decision that the threshold is not met.</summary>
    public static ThresholdDecision NotMet(Case @case) => new()
    {
        CaseId = @case.Id,
        How = ThresholdHow.NotMet,
        Persistence = "Once",
        Harm = "Some",
        Adequacy = "Visited",
        Reasons = "One report",
        Instead = "The team follows it up",
        Bodies = ["West Northamptonshire Council"],
        DecidedOn = @case.ReceivedOn,
        DecidedBy = "Nadia Whitcombe",
    };

    /// <summary>An assessment of the sample matrix with the lowest score.</summary>
    public static RiskAssessment LowRisk(DateOnly on) => RiskAssessment.Of(RiskMatrix.Sample, RiskMatrix.Sample.Questions.ToDictionary(q => q.Question, _ => 0), on, "Nadia Whitcombe", null);
}
