namespace AsbCaseReview.Domain.Correspondence;

/// <summary>Something that a letter must say and does not.</summary>
public sealed record LetterOmission(string What, string? Section);

/// <summary>What each kind of letter must contain, whatever its wording: checked before it is issued.</summary>
public static class LetterCheck
{
    public static IReadOnlyList<LetterOmission> Missing(LetterKind kind, LetterContent content, string wording)
    {
        var text = Flat(wording);
        return [.. Required(kind, content).Where(r => string.IsNullOrWhiteSpace(r.Value) || !text.Contains(Flat(r.Value), StringComparison.OrdinalIgnoreCase)).Select(r => new LetterOmission(r.What, r.Section))];
    }

    private static IEnumerable<(string What, string? Value, string? Section)> Required(LetterKind kind, LetterContent c)
    {
        yield return ("the reference", c.Reference, null);
        yield return ("how to reach the team", c.TeamPhone, null);
        switch (kind)
        {
            case LetterKind.InformationNeeded:
                yield return ("what is needed", c.Message, null);
                yield return ("by when", Date(c, c.MessageDate), null);
                break;
            case LetterKind.Delay:
                yield return ("why there is a delay", c.Message, null);
                yield return ("the new date", Date(c, c.MessageDate), null);
                break;
            case LetterKind.ThresholdMet:
                yield return ("that the threshold is met", c.Decision?.Said, "s.104(6)");
                foreach (var date in c.Dates.Where(d => d.By is not null)) yield return ($"the date for “{date.What}”", Date(c, date.By), null);
                if (c.SupportService is not null) yield return ("who can support them", c.SupportService, null);
                if (c.ContactPerson is not null) yield return ("their contact person", c.ContactPerson, null);
                break;
            case LetterKind.ThresholdNotMet:
                yield return ("that the threshold is not met", c.Decision?.Said, "s.104(6)");
                yield return ("the reasons", c.Decision?.Reasons, "s.104(6)");
                yield return ("what will be done instead", c.Decision?.Instead, null);
                yield return ("to whom they can appeal", c.Appeal?.Body, "Schedule 4 paragraph 3");
                if (c.Appeal?.LastDay is { } last) yield return ("the last day to appeal", Date(c, last), "Schedule 4 paragraph 3");
                foreach (var aside in c.Complaints.Where(x => x.SetAsideReason is not null))
                    yield return ($"why report {aside.Number} does not count", aside.SetAsideReason, "s.104(4)");
                break;
            case LetterKind.SignpostedElsewhere:
                yield return ("why it is not for a review", c.Message, null);
                foreach (var signpost in c.Signposts) yield return ($"how to reach {signpost.Name}", signpost.Contact, null);
                if (c.Appeal is { } appeal) yield return ("to whom they can appeal", appeal.Body, "Schedule 4 paragraph 3");
                break;
            case LetterKind.PanelInvitation:
                yield return ("the day of the meeting", Date(c, c.Panel?.On), null);
                break;
            case LetterKind.PanelMoved:
                yield return ("why it is moved", c.Message, null);
                if (c.Panel is { } moved) yield return ("the new day of the meeting", Date(c, moved.On), null);
                break;
            case LetterKind.NotInvited:
                yield return ("why they are not invited", c.Message, null);
                break;
            case LetterKind.Outcome:
                foreach (var needed in OfOutcome(c)) yield return needed;
                break;
            case LetterKind.AppealDelay:
                yield return ("why there is another date", c.Message, null);
                yield return ("the new date", Date(c, c.MessageDate), null);
                break;
            case LetterKind.AppealUpdate:
                yield return ("what is new", c.Message, null);
                break;
            case LetterKind.AppealReport:
                yield return ("the conclusion", c.AppealReport?.Conclusion, "Schedule 4 paragraph 3");
                foreach (var ground in c.AppealReport?.Grounds ?? []) yield return ($"what was found on “{ground.Text}”", ground.Finding, null);
                foreach (var recommended in c.AppealReport?.Recommendations ?? []) yield return ("a recommendation", recommended.Text, null);
                break;
            case LetterKind.Closed or LetterKind.Withdrawn or LetterKind.NoContact or LetterKind.AnotherArea:
                if (c.Message is not null) yield return ("why", c.Message, null);
                break;
        }
    }

    // The applicant is told the outcome and any recommendations; where there is none, why.
    private static IEnumerable<(string What, string? Value, string? Section)> OfOutcome(LetterContent c)
    {
        yield return ("the outcome", c.Outcome?.Outcome, "s.104(6)-(8)");
        foreach (var recommended in c.Outcome?.Recommendations ?? []) yield return ("a recommendation", recommended, "s.104(6)-(8)");
        if (c.Outcome is null or { Recommendations.Count: 0 }) yield return ("the full reasons why nothing is recommended", c.Outcome?.NoneBecause, "s.104(6)-(8)");
        foreach (var action in c.Outcome?.Actions ?? [])
        {
            yield return ("an action", action.What, null);
            if (action.By is { } by) yield return ($"by when: “{action.What}”", Date(c, by), null);
        }
        foreach (var point in c.Outcome?.Points ?? []) yield return ($"an answer to “{point.Point}”", point.Answer, null);
        yield return ("how they are kept informed", c.KeptInformed, null);
        yield return ("to whom they can appeal", c.Appeal?.Body, "Schedule 4 paragraph 3");
        if (c.Appeal?.LastDay is { } last) yield return ("the last day to appeal", Date(c, last), "Schedule 4 paragraph 3");
    }

    // As the letter writes it, in its own language.
    private static string? Date(LetterContent c, DateOnly? day) => day?.ToString(Sentence.DateFormat, LetterContent.CultureOf(c.Language));

    // Markdown marks, line breaks and the kind of apostrophe make no difference to what a letter says.
    private static string Flat(string text) => string.Join(' ', text
        .Replace('’', '\'').Replace("\\", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
