using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

public sealed partial class Appeal
{
    /// <summary>Drafts the report, or changes the draft. Each ground has its finding first, and the audit its ratings where the procedure wants them.</summary>
    public void DraftReport(string background, string conclusion, string? restricted, IReadOnlyList<string> outcomes, AppealRules rules, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        if (Grounds.Find(g => g.Result is null) is { } open) throw new RuleRefusedException(new("Ground “{0}” has no finding yet.", open.Text));
        if (rules.Stage.Report?.AuditComplete == true && RatingsMissing > 0)
            throw new RuleRefusedException(new("{0} of the audit’s ratings are still to be made.", RatingsMissing));
        Needs(background, new("Write what was asked and what was looked at."));
        Needs(conclusion, new("Write the conclusion."));
        if (outcomes.Except(rules.Stage.Outcomes).Any()) throw new RuleRefusedException(new("The procedure knows no such outcome."));
        Report = new(background.Trim(), conclusion.Trim(), RestrictedText.From(restricted), outcomes, by.Name, at, []);
        Raise(new AppealHappened.AppealReportDrafted(), by, at);
    }

    /// <summary>The report was discussed with one of those whom the procedure names; with the last of them its date is met.</summary>
    public void RecordDiscussion(string with, DateOnly on, string? note, AppealRules rules, Actor by, DateTimeOffset at)
    {
        if (rules.Stage.Report?.DiscussedWith.Contains(with) != true) throw new RuleRefusedException(new("The procedure does not have the report discussed with “{0}”.", with));
        if (on > London.DateOf(at)) throw new RuleRefusedException(new("It cannot have been discussed after today."));
        var report = Report ?? throw new RuleRefusedException(new("There is no report yet."));
        Report = report with { Discussions = [.. report.Discussions.Where(d => d.With != with), new(with, on, note ?? "")] };
        var last = rules.Stage.Report.DiscussedWith.All(w => Report.Discussions.Any(d => d.With == w));
        Raise(new AppealHappened.AppealReportDiscussed(with, on, note ?? ""), by, at, last ? AnchorKind.ReportDiscussed : null, last ? Report.Discussions.Max(d => d.On) : on,
            last ? "" : with, to: last ? AppealState.ReportDiscussed : null);
    }

    /// <param name="taken">Who had which part in the case: nobody approves the review of what they did themselves.</param>
    public void Approve(string? note, IReadOnlyCollection<PartTaken> taken, AppealRules rules, Actor by, DateTimeOffset at)
    {
        if (rules.Stage.Report is not { ApprovedBy: not null } settled) throw new RuleRefusedException(new("Under this procedure nobody has to approve the report."));
        if (settled.DiscussedWith.Count > 0 && State != AppealState.ReportDiscussed) throw new RuleRefusedException(new("The report is discussed first, with {0}.", string.Join(" and ", settled.DiscussedWith)));
        if (by.Id == ReviewerId) throw new RuleRefusedException(new("Whoever wrote the report cannot approve it."));
        if (by.Id is { } id) Independence.MustHaveNoPart(id, by.Name, taken);
        Report = Report! with { ApprovedBy = by.Name, ApprovedAt = at };
        Raise(new AppealHappened.AppealReportApproved(note ?? ""), by, at);
    }

    /// <summary>The report is worked on once more; what it said stays as its draft.</summary>
    public void SendBack(string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say what is to be worked on."));
        Report = Report! with { SentBackWhy = why, ApprovedBy = null, ApprovedAt = null };
        Raise(new AppealHappened.AppealReportReturned(why), by, at);
    }

    /// <summary>
    /// Sends the report out, fixed in two versions. A case in the system that it refers back begins a new round, by itself: the
    /// reviewer changes nothing in it.
    /// </summary>
    /// <param name="recommendations">Drafted for this appeal.</param>
    /// <param name="appealed">The case, where it is in the system.</param>
    /// <param name="to">The bodies to which it goes.</param>
    public void IssueReport(IReadOnlyCollection<AppealRecommendation> recommendations, Case? appealed, IReadOnlyList<string> to, AppealRules rules, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        var settled = rules.Stage.Report;
        if (settled?.ApprovedBy is { } approver && State != AppealState.ReportApproved) throw new RuleRefusedException(new("{0} has to approve the report before it goes out.", Capital(approver)));
        if (settled is { DiscussedWith.Count: > 0 } && State is not (AppealState.ReportDiscussed or AppealState.ReportApproved)) throw new RuleRefusedException(new("The report is discussed first, with {0}.", string.Join(" and ", settled.DiscussedWith)));
        var answeredOn = London.DateOf(at);
        var ordered = recommendations.OrderBy(r => r.Order).ToList();
        IssuedToApplicant = ForApplicant(ordered, rules, answeredOn);
        IssuedToBodies = ForBodies(IssuedToApplicant, ordered);
        (AnsweredOn, DaysTaken) = (answeredOn, rules.Calendar.Between(ReceivedOn, answeredOn));
        foreach (var recommendation in ordered) recommendation.Issue();
        Raise(new AppealHappened.AppealReportIssued(ordered.Count, ["the applicant", .. to]), by, at, AnchorKind.AppealAnswered);
        foreach (var body in ordered.GroupBy(r => r.AgencyId))
            Record(new AppealHappened.AppealRecommendationsMade(body.First().AgencyName, body.Count()), by, at, AnchorKind.RecommendationsMade, subject: body.Key.ToString());
        if (appealed is null) return;
        appealed.RecordOutcome(this, OutcomeInShort(ordered), by, at);
        if (ordered.Where(r => r.RefersBack).Select(r => r.Text).ToList() is { Count: > 0 } consider)
            ReferredRound = appealed.ReferBack(this, string.Join(" ", consider), at);
    }

    public string OutcomeInShort(IReadOnlyCollection<AppealRecommendation> recommendations)
    {
        var results = string.Join("; ", Grounds.Select(g => $"ground {(g.Ground == GroundClaimed.Own ? "in their own words" : g.Ground)} {g.Result?.Name().ToLowerInvariant()}"));
        return recommendations.Count == 0 ? $"{results}; no recommendations." : $"{results}; {recommendations.Count} recommendation{(recommendations.Count == 1 ? "" : "s")}.";
    }

    /// <summary>What the applicant will read, as it stands now.</summary>
    public ReportForApplicant ForApplicant(IReadOnlyList<AppealRecommendation> recommendations, AppealRules rules, DateOnly on)
    {
        var report = Report ?? throw new RuleRefusedException(new("There is no report yet."));
        return new(Reference, Body, Against.Name(), ReceivedOn, on, report.Background,
            [.. Grounds.Select(g => new ReportGround(g.Ground, g.Text, g.Result?.Name() ?? "", g.Finding ?? ""))],
            [.. ComplianceAudit.National.Themes.Select(t => (Theme: t, Policy: RatingOf(t.Theme, AuditOf.PolicyAndProcedure), Review: RatingOf(t.Theme, AuditOf.ThisReview)))
                .Where(t => t.Policy is not null || t.Review is not null)
                .Select(t => new ReportTheme(t.Theme.Name, t.Policy?.Rating.Name(), t.Policy?.Finding, t.Review?.Rating.Name(), t.Review?.Finding))],
            [.. recommendations.Select(r => new ReportRecommendation(r.AgencyName, r.Kind.Name(), r.Text))],
            report.Conclusion, report.Outcomes, rules.Stage.RecommendationsOnly,
            rules.Stage.Final ? null : rules.Procedure.AppealStages().ElementAtOrDefault(rules.Number) is { } next ? $"If you are still dissatisfied, you can appeal to {next.Body}." : null);
    }

    public ReportForBodies ForBodies(ReportForApplicant open, IReadOnlyList<AppealRecommendation> recommendations) => new(open,
    [
        .. Part("The report", Report?.Restricted),
        .. Grounds.SelectMany(g => Part($"Ground {g.Ground}", g.Restricted)),
        .. Ratings.SelectMany(r => Part($"{ComplianceAudit.National.Find(r.Theme)?.Name}, {r.Of.Name().ToLowerInvariant()}", r.Restricted)),
        .. recommendations.SelectMany(r => Part($"Recommendation to {r.AgencyName}", r.Restricted)),
    ]);

    private static IEnumerable<RestrictedPart> Part(string about, RestrictedText? text) => text is null ? [] : [new(about, text.Text)];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
