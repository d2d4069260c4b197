using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Appeals;

public enum PaperKind
{
    /// <summary>Written out of the case's own records, as they stood when it was passed on.</summary>
    Record,

    /// <summary>A file that somebody gave.</summary>
    File,
}

/// <summary>
/// One paper before the reviewer. It is a copy: the case keeps its own. What is redacted is redacted in the copy and cannot be
/// got back from it; that it was done, by whom and why, is recorded.
/// </summary>
public sealed class AppealPaper
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AppealId { get; init; }

    /// <summary>Which item of the checklist it answers.</summary>
    public required string Item { get; init; }

    /// <summary>The body's request that it answers; null for the applicant's own papers and the reviewer's.</summary>
    public Guid? RequestId { get; init; }
    public required PaperKind Kind { get; init; }
    public required string Title { get; set; }

    /// <summary>The date of the paper itself, not of its arrival.</summary>
    public DateOnly? DatedOn { get; init; }

    /// <summary>Where it comes from: "Case record", "Northamptonshire Police".</summary>
    public required string From { get; init; }
    public Guid? EvidenceFileId { get; set; }
    public PaperContent? Content { get; set; }
    public required string AddedBy { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>In the order of the checklist, then as added.</summary>
    public required int Order { get; init; }
    public Redaction? Redacted { get; private set; }

    /// <summary>A file that the applicant gave themselves: its name may stand in their version.</summary>
    public bool FromApplicant { get; init; }

    /// <summary>It was taken out again before the body answered.</summary>
    public bool Removed { get; set; }

    /// <summary>Blacks passages out of a copy written from records, its title included. What stood there is gone from it.</summary>
    /// <param name="passages">As they stand in the paper; each place where one occurs is blacked out.</param>
    /// <exception cref="RuleRefusedException">One of them does not stand in the paper: then none is blacked out, so that nobody believes what is not so.</exception>
    public void Redact(Appeal appeal, IReadOnlyList<string> passages, string why, Actor by, DateTimeOffset at)
    {
        if (Content is null) throw new RuleRefusedException(new("A file is redacted by putting a redacted copy in its place."));
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say why it is redacted."));
        var blackout = new Blackout(passages);
        if (blackout.Passages.Count == 0 || blackout.Passages.Any(p => p.Length < 2)) throw new RuleRefusedException(new("Enter what is to be blacked out: two characters or more each."));
        if (blackout.Passages.FirstOrDefault(p => !Blackout.Holds(Title, p) && !Content.Holds(p)) is { } absent)
            throw new RuleRefusedException(new("“{0}” does not stand in the paper, so nothing is blacked out yet. Copy each passage from it, letter by letter, and within one paragraph.", absent));
        (Title, Content) = (blackout.Of(Title), Content.Without(blackout));
        if (Title.Length > Lengths.Name) Title = Title[..Lengths.Name];   // what blacks a short passage out is longer than it
        Redacted = new(why, (Redacted?.Passages ?? 0) + blackout.Found, by.Name, at);
        appeal.PaperRedacted(this, blackout.Found, why, by, at);
    }

    /// <summary>Puts a redacted copy in a file's place; the file itself is not passed on, nor its name.</summary>
    /// <param name="former">What the file was called.</param>
    public void Replace(Appeal appeal, EvidenceFile redacted, string former, string why, Actor by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say why it is redacted."));
        if (Title == former) Title = redacted.Name;
        EvidenceFileId = redacted.Id;
        Redacted = new(why, 0, by.Name, at);
        appeal.PaperRedacted(this, 0, why, by, at);
    }
}

/// <summary>That a copy was redacted. What stood there is kept nowhere in it.</summary>
/// <param name="Passages">How many places were blacked out; 0 where a redacted file was put in place.</param>
public sealed record Redaction(string Why, int Passages, string By, DateTimeOffset At);

/// <summary>One piece of a paper written from records: a heading, some text, or a table.</summary>
/// <param name="Restricted">It holds what must not reach the applicant; left out of their version.</param>
/// <param name="Headed">The first of the rows says what the columns are.</param>
public sealed record PaperBlock(string? Heading, string? Text, IReadOnlyList<IReadOnlyList<string>>? Rows = null, bool Restricted = false, bool Headed = false);

/// <summary>A paper written from records, so that it reads the same on screen and in print, and can be redacted as text.</summary>
public sealed record PaperContent(IReadOnlyList<PaperBlock> Blocks)
{
    public bool HoldsRestricted => Blocks.Any(b => b.Restricted);

    /// <summary>As the applicant may read it; nothing where all of it is restricted.</summary>
    public IReadOnlyList<OpenBlock> ForApplicant() => [.. Blocks.Where(b => !b.Restricted).Select(b => new OpenBlock(b.Heading, b.Text, b.Rows, b.Headed))];

    public bool Holds(string passage) => Blocks.Any(b => Blackout.Holds(b.Heading, passage) || Blackout.Holds(b.Text, passage) || (b.Rows ?? []).Any(r => r.Any(cell => Blackout.Holds(cell, passage))));

    internal PaperContent Without(Blackout blackout) => new(
    [
        .. Blocks.Select(b => b with
        {
            Heading = b.Heading is null ? null : blackout.Of(b.Heading),
            Text = b.Text is null ? null : blackout.Of(b.Text),
            Rows = b.Rows?.Select(r => (IReadOnlyList<string>)[.. r.Select(blackout.Of)]).ToList(),
        }),
    ]);
}

/// <summary>Blacks passages out of texts, whatever their capitals, the longest first; counts the places.</summary>
internal sealed class Blackout(IEnumerable<string> passages)
{
    private const string Black = "██████";

    public IReadOnlyList<string> Passages { get; } = [.. passages.Select(p => p.Trim()).Where(p => p.Length > 0).OrderByDescending(p => p.Length)];

    public int Found { get; private set; }

    public static bool Holds(string? text, string passage) => text?.Contains(passage, StringComparison.OrdinalIgnoreCase) == true;

    public string Of(string text)
    {
        foreach (var passage in Passages)
            for (var at = text.IndexOf(passage, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(passage, at + Black.Length, StringComparison.OrdinalIgnoreCase))
            {
                text = string.Concat(text.AsSpan(0, at), Black, text.AsSpan(at + passage.Length));
                Found++;
            }
        return text;
    }
}
