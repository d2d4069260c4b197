using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>Names the resources with the sentences of letters, LetterWords.cy.resx and so on: the English text is the key.</summary>
public sealed class LetterWords;

/// <summary>What somebody wrote for this one letter.</summary>
/// <param name="Message">What is asked for, or why; the applicant reads it.</param>
/// <param name="Says">A sentence of ours in its place, written in the reader's language.</param>
public sealed record LetterNote(string? Message = null, DateOnly? Date = null, string? About = null, DateOnly? Was = null, IReadOnlyList<LetterSignpost>? Signposts = null, Sentence? Says = null)
{
    public static LetterNote Of(LetterContent content) => new(content.Message, content.MessageDate, content.MessageAbout, content.MessageWas, content.Signposts);
}

/// <summary>
/// From a case to what a letter may say, and to its words. It reads only what the victim may see: the content's type has
/// no place for anything else.
/// </summary>
public sealed class LetterWriter(AsbDbContext db, LetterTemplates templates, IStringLocalizer<LetterWords> words, SiteAddress site)
{
    /// <summary>The content of a letter as if it were issued today: what is counted from its issue is counted from today.</summary>
    public async Task<LetterContent> ContentAsync(Case @case, CasePerson person, LetterKind kind, LetterNote note, CaseRules rules, DateOnly today)
    {
        var area = await db.Areas.AsNoTracking().FirstAsync(a => a.Id == @case.AreaId);
        var contact = @case.AssigneeId is { } assignee ? await db.Staff.AsNoTracking().Where(s => s.Id == assignee).Select(s => s.Name).FirstOrDefaultAsync() : null;
        var language = CultureInfo.CurrentUICulture = LanguageOf(person, rules.Procedure);   // of this method alone: sentences are looked up in the reader's language, not in that of whoever writes
        var decided = @case.Decision is { } decision && kind is LetterKind.ThresholdMet or LetterKind.ThresholdNotMet ? @case.Decision : null;
        var anchors = await AnchorsAsync(@case, kind, today);
        var now = Timetable.Of(rules.Procedure, anchors, rules.Calendar).Where(l => l.Round == @case.Round).ToList();
        var expected = Timetable.Outlook(rules.Procedure, anchors, rules.Calendar).Where(l => l.Round == @case.Round).ToList();
        var panel = OfPanel(kind) ? await PanelAsync(@case) : null;
        return new()
        {
            Language = language.TwoLetterISOLanguageName,
            Reference = @case.Reference,
            Addressee = person.Addressee,
            Organisation = person.Organisation,
            Address = Joined(person.Address, person.Postcode),
            Date = today,
            AreaName = area.Name,
            Team = area.Contact.Team,
            TeamBody = area.Contact.Body,
            TeamEmail = area.Contact.Email,
            TeamPhone = area.Contact.Phone,
            TeamAddress = area.Contact.Address,
            TeamHours = area.Contact.Hours,
            ContactPerson = contact,
            ReceivedOn = @case.ReceivedOn,
            Complaints = decided is null ? [] : [.. @case.Complaints.OrderBy(c => c.Number).Select(c => Complaint(c, decided, language))],
            Decision = decided is null ? null : Decision(decided, language),
            Dates = Dates(now, expected, rules, language, today),
            SupportService = area.SupportService,
            SupportPhone = area.SupportPhone,
            SupportEmail = area.SupportEmail,
            VoiceHeard = kind == LetterKind.ThresholdMet ? rules.Procedure.Panel.VictimHeardBy : [],
            Appeal = MayAppeal(kind) ? await AppealAsync(now, rules, area, language, today) : null,
            Message = note.Says is { } says ? In(says, language) : note.Message,
            MessageDate = note.Date,
            MessageAbout = note.About,
            MessageWas = note.Was,
            Signposts = note.Signposts ?? [],
            Panel = panel is { State: PanelState.Invited } ? await MeetingAsync(panel, person) : null,
            Outcome = kind == LetterKind.Outcome && panel is not null ? PanelOutcome.Of(panel, @case.Id, await EntriesAsync(panel, @case)) : null,
            KeptInformed = kind == LetterKind.Outcome ? words["We will write to you at least every {0} while anything is still open, and when each action is done.", rules.Procedure.Conventions.UpdateVictimEvery.ToString()].Value : null,
            MyCaseAddress = person.SafeContact.OnlineSafe ? site.Link("/my-case") : null,
        };
    }

    /// <summary>
    /// The letter's words. In English: the area's own, its procedure's, or the product's. In another language: its procedure's in
    /// that language ("thresholdMet.cy") or the product's; where neither is supplied, the English.
    /// </summary>
    public async Task<string> WordingAsync(LetterKind kind, LetterContent content, Guid areaId, Procedure procedure)
    {
        if (content.Language != "en" && (OfProcedure($"{kind}.{content.Language}") ?? LetterTemplates.In(kind, content.Language)) is { } theirs) return templates.Write(theirs, content);
        var own = await db.LetterWordings.AsNoTracking().Where(w => w.AreaId == areaId && w.Kind == kind).OrderByDescending(w => w.Number).Select(w => w.Template).FirstOrDefaultAsync();
        return templates.Write(string.IsNullOrEmpty(own) ? OfProcedure(kind.ToString()) ?? LetterTemplates.Default(kind) : own, content);

        string? OfProcedure(string name) => procedure.Letters.FirstOrDefault(l => string.Equals(l.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    private static bool MayAppeal(LetterKind kind) => kind is LetterKind.ThresholdNotMet or LetterKind.NoContact or LetterKind.SignpostedElsewhere or LetterKind.Closed or LetterKind.Outcome;

    private static bool OfPanel(LetterKind kind) => kind is LetterKind.PanelInvitation or LetterKind.PanelMoved or LetterKind.NotInvited or LetterKind.Outcome;

    // The latest of the case; one that was only being arranged or was cancelled has nothing to tell.
    private Task<Panel?> PanelAsync(Case @case) => db.Panels
        .Where(p => p.Cases.Any(c => c.CaseId == @case.Id) && p.State != PanelState.Cancelled).OrderByDescending(p => p.MeetsOn).FirstOrDefaultAsync();

    private Task<List<RoomEntry>> EntriesAsync(Panel panel, Case @case) => db.RoomEntries.Where(e => e.PanelId == panel.Id && e.CaseId == @case.Id && !e.Removed).ToListAsync();

    private async Task<LetterPanel> MeetingAsync(Panel panel, CasePerson person)
    {
        var voice = await db.Voices.AsNoTracking().FirstOrDefaultAsync(v => v.PersonId == person.Id);
        var part = voice?.Way switch
        {
            TakingPart.InPerson => words["You come to the first part of the meeting."].Value,
            TakingPart.ByTelephone => words["You join the first part of the meeting by telephone."].Value,
            TakingPart.ByVideo => words["You join the first part of the meeting by video."].Value,
            TakingPart.Representative => words["Somebody speaks for you, as you asked."].Value,
            TakingPart.StatementReadOut => words["Your statement is read out, as you asked."].Value,
            TakingPart.NotAtAll => words["You told us that you do not want to take part. You can change your mind until the meeting begins."].Value,
            _ => null,
        };
        return new(panel.MeetsOn, panel.StartsAt.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant(), panel.Place.Length > 0 ? panel.Place : null, panel.VideoLink is not null, part);
    }

    private async Task<List<Anchor>> AnchorsAsync(Case @case, LetterKind kind, DateOnly today)
    {
        var anchors = await DeadlineBook.AnchorsOfAsync(@case.Id, db);
        anchors.AddRange(@case.WaitingEvents.Where(e => e.Anchor is not null).Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round)));
        if (kind.AnchoredOnIssue() is { } issued) anchors.Add(new(issued, today, "", @case.Round));
        // Whoever reads what was decided is not promised that we will write to say that we have their application.
        if (@case.Decision is not null && !anchors.Exists(x => x.Kind == AnchorKind.Acknowledged && x.Round == @case.Round)) anchors.Add(new(AnchorKind.Acknowledged, today, "", @case.Round));
        return anchors;
    }

    // What is still to come: the dates that run, and those that follow when each is kept on its last day. One that has passed
    // is no promise any more: a letter about the delay gives the new one.
    private IReadOnlyList<LetterDate> Dates(List<TimetableLine> now, List<TimetableLine> expected, CaseRules rules, CultureInfo language, DateOnly today) =>
    [
        .. expected.Where(l => l.Subject.Length == 0 && (now.Find(n => n.Limit == l.Limit && n.Subject.Length == 0)?.State ?? DeadlineState.Open) is DeadlineState.Open or DeadlineState.DateToSet && (l.Due is null || l.Due >= today))
            .Select(l => (Line: l, Limit: rules.Procedure.TimeLimits.FirstOrDefault(t => t.Limit == l.Limit)))
            .Where(x => x.Limit?.Promise is not null)
            .OrderBy(x => x.Line.Due ?? DateOnly.MaxValue)
            .Select(x => new LetterDate(words[x.Limit!.Promise!], x.Line.Due, Working(x.Line, x.Limit!, rules, language))),
    ];

    private async Task<LetterAppeal?> AppealAsync(List<TimetableLine> lines, CaseRules rules, Area area, CultureInfo language, DateOnly today)
    {
        if (rules.Procedure.Appeal is not [var stage, ..]) return null;
        var line = lines.FindLast(l => l.Limit == Limits.Appeal);
        if (line?.Due < today) return null;
        var working = line is not null ? Working(line, Limits.Find(rules.Procedure, Limits.Appeal)!, rules, language)
            : stage.Window is { } window ? In(new("You have {0} from the day on which you were told.", window.Within.ToString()), language) : "";
        var (direct, office) = (stage.LodgedBy.Contains(AppealLodgedBy.Applicant), await db.AppealOfficeAsync(stage, area));
        return new(stage.Body, line?.Due, working,
            [.. stage.GroundsKnown ? stage.Grounds.Select(g => g.Text) : []], stage.RecommendationsOnly, null, direct && office.IsOwn ? office : null, direct ? site.Link("/appeal") : null);
    }

    // How a date was counted, without the source: that is for officers.
    private string Working(TimetableLine line, TimeLimit limit, CaseRules rules, CultureInfo language) =>
        In(DeadlineWorking.Of(limit, line.CountedFrom, line.DaysStopped, line.Due, line.DateGiven, rules.Procedure, rules.Calendar).How, language);

    private LetterComplaint Complaint(Complaint complaint, ThresholdDecision decision, CultureInfo language)
    {
        var explained = decision.Explanation?.Complaints.FirstOrDefault(c => c.Id == complaint.Number.ToString(CultureInfo.InvariantCulture));
        var aside = complaint.SetAsideState == SetAsideState.SetAside ? complaint.SettingAside : null;
        return new(
            complaint.Number, In(Day(complaint.Happened), language), In(Day(complaint.Reported), language), AgencyOf(complaint),
            explained?.Counts ?? false, explained?.CountsByStatute ?? false, [.. explained?.Why.Select(w => In(w, language)) ?? []], aside?.Reason, aside?.AgreedByBody);
    }

    // Whose report it was is told only to those who know it: one that an agency added may be somebody else's.
    private string AgencyOf(Complaint complaint) => complaint.Source == ComplaintSource.Agency ? words["an agency, which told us of it"]
        : complaint.AgencyName is { Length: > 0 } name ? name
        : complaint.AgencyKind is { } kind && AgencyKinds.InSentence.TryGetValue(kind, out var known) ? words[known]
        : words["an agency"];

    private LetterDecision Decision(ThresholdDecision decision, CultureInfo language) => new(
        decision.Met, decision.Met ? words["The threshold is met"] : words["The threshold is not met"], In(How(decision.How), language), decision.Reasons, decision.Instead, decision.Bodies, decision.DecidedOn,
        decision.Persistence, decision.Harm, decision.Adequacy,
        [.. decision.Explanation?.Routes.Select(r => new LetterRoute(r.Name, r.Met, r.Counted, r.Needed, [.. r.Why.Select(w => In(w, language))])) ?? []],
        string.Join(' ', decision.Explanation?.Statute.Why.Select(w => In(w, language)) ?? []));

    private static Sentence How(ThresholdHow how) => how switch
    {
        ThresholdHow.ByCount => new("It was met by the number of your reports."),
        ThresholdHow.ByAuthority => new("It was met because a senior officer decided that a review is needed."),
        ThresholdHow.ByJudgement => new("It was met because of how persistent it is, the harm, and the response so far."),
        ThresholdHow.AcceptedAnyway => new("There are fewer reports than our procedure asks for. The agencies decided to hold a review all the same."),
        _ => new(""),
    };

    private static Sentence Day(DateRange range) => range.IsExact ? new("on {0}", range.From) : new("between {0} and {1}", range.From, range.To);

    internal string In(Sentence sentence, CultureInfo language) => sentence.Text.Length == 0 ? "" : sentence.In(language, text => words[text]);

    internal static CultureInfo LanguageOf(CasePerson person, Procedure procedure) =>
        person.Language?.Trim().ToUpperInvariant() is "CY" or "WELSH" or "CYMRAEG" && (LetterTemplates.Speaks("cy") || procedure.Letters.Keys.Any(k => k.EndsWith(".cy", StringComparison.OrdinalIgnoreCase))) ? CultureInfo.GetCultureInfo("cy-GB") : Sentence.English;

    internal static string? Joined(string? address, string? postcode) => string.IsNullOrWhiteSpace(address) ? null
        : string.IsNullOrWhiteSpace(postcode) || address.Contains(postcode, StringComparison.OrdinalIgnoreCase) ? address : $"{address}, {postcode}";
}
