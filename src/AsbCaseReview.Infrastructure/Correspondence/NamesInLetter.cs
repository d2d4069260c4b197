using System.Text.RegularExpressions;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Correspondence;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>
/// Looks for words of what is known about the person complained of among the words of a letter that somebody edited. A
/// warning for the coordinator, not a proof: the content of a letter has no such member in the first place.
/// </summary>
public static partial class NamesInLetter
{
    // Words that begin a line or stand in addresses and name nobody.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "The", "His", "Her", "Their", "They", "She", "Mr", "Mrs", "Ms", "Miss", "Number", "Flat", "House", "Street", "Road", "Walk", "Lane", "Close", "Avenue", "Drive", "Court", "Neighbour", "Neighbours",
        "Family", "Man", "Woman", "Boy", "Girl", "Group", "Young", "Not", "Known", "Unknown", "Somebody", "Someone", "Next", "Door", "Police", "Council", "And", "From", "Opposite", "Upstairs", "Downstairs",
    };

    public static IReadOnlyList<string> Found(RestrictedText? personComplainedOf, LetterContent content, string wording)
    {
        if (personComplainedOf is null) return [];
        var own = Words($"{content.Addressee} {content.Organisation} {content.Address} {content.Team} {content.TeamBody} {content.TeamAddress} {content.ContactPerson} {content.SupportService} {content.AreaName}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var said = Words(wording.Replace("\\", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Words(personComplainedOf.Text).Where(w => char.IsUpper(w[0]) && w.Length > 2 && !Common.Contains(w) && !own.Contains(w) && said.Contains(w)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"\p{L}[\p{L}'’-]*")]
    private static partial Regex Word();
}
