using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Web.Components;

namespace AsbCaseReview.Web.Appeals.Ask;

/// <summary>The answers as the last page shows them: a <see cref="Sentence"/> is ours and has a language, text is as it was typed.</summary>
internal static class CheckRows
{
    private static readonly Sentence NotSafe = new("Not safe, or none");

    public static IReadOnlyList<(string Label, object Value)> Of(string path, AskState s)
    {
        var a = s.Answers;
        return path switch
        {
            "about" => [("The appeal is against", a.Against is { } against ? new Sentence(against.Name()) : "")],
            "review" => [("Council area", s.Place?.LocalGovernmentArea ?? ""), ("Who wrote to you", a.HandledBy ?? ""), ("Reference", a.Reference ?? "")],
            "notice" => [("Date on the letter", a.NoticeOn is { } on ? on.Full() : new Sentence("I do not know"))],
            "late" => [("Why it comes late", a.LateReason ?? "")],
            "grounds" => [.. a.Grounds.Select(g => (g.Ground == GroundClaimed.Own ? "What was wrong" : s.Place?.Rules.Stage.Grounds.FirstOrDefault(x => x.Ground == g.Ground)?.Text ?? g.Ground, (object)(g.Why ?? "")))],
            "more" => [("What was not considered", a.NotConsidered ?? ""), ("New information", a.NewInformation ?? ""), ("What you hope for", a.Hopes ?? "")],
            "files" => [("Files", string.Join(", ", s.Files.Select(f => f.Name)))],
            "you" => [("Your name", a.Name ?? ""), .. a.For is { } whom ? ((string, object)[])[("You appeal for", whom), ("Why you may", a.Authority ?? "")] : []],
            "reach" => [("E-mail", a.EmailSafe ? a.Email ?? "" : NotSafe), ("Telephone", a.PhoneSafe ? a.Phone ?? "" : NotSafe), ("Post", a.PostSafe ? $"{a.Address} {a.Postcode}" : NotSafe)],
            _ => [("The papers may be passed on", YesOrNo(a.ConsentToPapers)), .. a.For is null ? [] : ((string, object)[])[("The person for whom you appeal agrees", YesOrNo(a.ConsentToAppeal))]],
        };
    }

    private static Sentence YesOrNo(bool yes) => new(yes ? "Yes" : "No");
}
