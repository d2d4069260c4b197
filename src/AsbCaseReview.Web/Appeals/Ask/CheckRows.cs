using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Web.Components;

namespace AsbCaseReview.Web.Appeals.Ask;

/// <summary>The answers as the last page shows them.</summary>
internal static class CheckRows
{
    public static IReadOnlyList<(string Label, string Value)> Of(string path, AskState s)
    {
        var a = s.Answers;
        return path switch
        {
            "about" => [("The appeal is against", a.Against?.Name() ?? "")],
            "review" => [("Council area", s.Place?.LocalGovernmentArea ?? ""), ("Who wrote to you", a.HandledBy ?? ""), ("Reference", a.Reference ?? "")],
            "notice" => [("Date on the letter", a.NoticeOn?.Full() ?? "I do not know")],
            "late" => [("Why it comes late", a.LateReason ?? "")],
            "grounds" => [.. a.Grounds.Select(g => (g.Ground == GroundClaimed.Own ? "What was wrong" : s.Place?.Rules.Stage.Grounds.FirstOrDefault(x => x.Ground == g.Ground)?.Text ?? g.Ground, g.Why ?? ""))],
            "more" => [("What was not considered", a.NotConsidered ?? ""), ("New information", a.NewInformation ?? ""), ("What you hope for", a.Hopes ?? "")],
            "files" => [("Files", string.Join(", ", s.Files.Select(f => f.Name)))],
            "you" => [("Your name", a.Name ?? ""), .. a.For is { } whom ? ((string, string)[])[("You appeal for", whom), ("Why you may", a.Authority ?? "")] : []],
            "reach" => [("E-mail", a.EmailSafe ? a.Email ?? "" : "Not safe, or none"), ("Telephone", a.PhoneSafe ? a.Phone ?? "" : "Not safe, or none"), ("Post", a.PostSafe ? $"{a.Address} {a.Postcode}" : "Not safe, or none")],
            _ => [("The papers may be passed on", a.ConsentToPapers ? "Yes" : "No")],
        };
    }
}
