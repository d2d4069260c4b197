using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Correspondence;

public sealed class LetterTests
{
    private static readonly LetterContent Content = new()
    {
        Reference = "WNC-7K3M-92XQ",
        Addressee = "Margaret Ellery",
        Date = Day("2026-03-02"),
        AreaName = "West Northamptonshire",
        Team = "Community Safety",
        TeamBody = "West Northamptonshire Council",
        TeamEmail = "team@council.example",
        TeamPhone = "01632 960001",
        TeamAddress = "1 Square",
        TeamHours = "Monday to Friday",
        Decision = new(false, "The threshold is not met", "not met", "Two of your reports count.", "The neighbourhood team will visit.", ["Council"], Day("2026-03-02"), "p", "h", "a", [], "s"),
        Appeal = new("West Northamptonshire Council", Day("2026-03-30"), "28 days", [], false, null),
        Complaints = [new(1, "1 February", "2 February", "Police", false, false, [], "It was about another street.", "Police")],
    };

    private const string Whole = """
        Reference WNC\-7K3M\-92XQ. The **threshold is not met**. Two of your reports count.
        The neighbourhood
        team will visit. You can appeal to West Northamptonshire Council until 30 March 2026. Report 1: It was about another street. Telephone 01632 960001.
        """;

    private static IReadOnlyList<LetterOmission> Missing(string wording, LetterKind kind = LetterKind.ThresholdNotMet, LetterContent? content = null) => LetterCheck.Missing(kind, content ?? Content, wording);

    [Fact]
    public void A_letter_that_says_all_it_must_passes_whatever_its_marks_and_line_breaks() => Assert.Empty(Missing(Whole));

    [Theory]
    [InlineData("7K3M", "the reference")]
    [InlineData("960001", "how to reach the team")]
    [InlineData("not met", "that the threshold is not met")]
    [InlineData("Two of your", "the reasons")]
    [InlineData("will visit", "what will be done instead")]
    [InlineData("30 March", "the last day to appeal")]
    [InlineData("Northamptonshire Council", "to whom they can appeal")]
    [InlineData("another street", "why report 1 does not count")]
    public void What_a_not_met_letter_leaves_out_is_named(string leftOut, string what) =>
        Assert.Equal([what], Missing(Whole.Replace(leftOut, "", StringComparison.Ordinal)).Select(m => m.What));

    [Fact]
    public void What_is_blank_in_the_case_is_missing_in_the_letter() =>
        Assert.Contains(Missing(Whole, content: Content with { TeamPhone = "" }), m => m.What == "how to reach the team");

    [Fact]
    public void A_letter_of_a_delay_gives_reason_and_new_date()
    {
        var content = Content with { Message = "We wait for the police.", MessageDate = Day("2026-04-01") };
        Assert.Equal(["why there is a delay", "the new date"], Missing("WNC-7K3M-92XQ 01632 960001", LetterKind.Delay, content).Select(m => m.What));
        Assert.Empty(Missing("WNC-7K3M-92XQ 01632 960001 We wait for the police. 1 April 2026", LetterKind.Delay, content));
    }

    [Fact]
    public void A_Welsh_letter_gives_its_dates_in_Welsh() => Assert.Empty(Missing(Whole.Replace("30 March", "30 Mawrth", StringComparison.Ordinal), content: Content with { Language = "cy" }));

    [Fact]
    public void Only_the_applicants_own_letter_tells_the_applicant()
    {
        var made = CaseOf.With(2);
        var other = new CasePerson { CaseId = made.Id, Number = 2, Part = PersonPart.Victim, Kind = PersonKind.Person, Name = "Yusuf Brand" };
        made.AddPerson(other, CaseOf.Coordinator, CaseOf.Now);
        Assert.Equal([(AnchorKind.Acknowledged, other.Id.ToString()), (AnchorKind.Acknowledged, "")], [Issue(made, other.Id, LetterKind.Acknowledgement), Issue(made, made.Applicant.Id, LetterKind.Acknowledgement)]);
        made.RecordConsentWithdrawn(made.Applicant.Id, "in writing", "Asked alone; none", "Their letters", CaseOf.Coordinator, CaseOf.Now);
        Assert.Equal((AnchorKind.Acknowledged, ""), Issue(made, other.Id, LetterKind.Acknowledgement));   // whom else is there to tell
    }

    [Fact]
    public void A_letter_that_contact_is_given_up_ends_nothing_while_the_case_is_open()
    {
        var made = CaseOf.With(2);
        Assert.Null(Issue(made, made.Applicant.Id, LetterKind.NoContact).Anchor);
        made.CloseForNoContact([("telephone", new(2026, 3, 1)), ("letter", new(2026, 3, 2))], CaseOf.Rules(), CaseOf.Coordinator, CaseOf.Now);
        Assert.Equal(AnchorKind.Closed, Issue(made, made.Applicant.Id, LetterKind.NoContact).Anchor);
    }

    private static (AnchorKind? Anchor, string Subject) Issue(Case made, Guid to, LetterKind kind)
    {
        Letter.Draft(made, to, kind, Content, Whole, CaseOf.Coordinator, CaseOf.Now).Issue(made, "1", "<p></p>", LetterDelivery.Post, CaseOf.Coordinator, CaseOf.Now);
        var issued = made.WaitingEvents.Last(e => e.Kind == CaseEventKind.LetterIssued);
        return (issued.Anchor, issued.Subject);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("given up")]
    [InlineData("uncertain")]
    [InlineData("withheld")]
    public void A_secret_is_not_kept_whatever_came_of_its_message(string end)
    {
        var message = new OutgoingMessage { Kind = MessageKind.DraftLink, To = "a@applicant.example", Subject = "Go on", Text = "SECRET", CreatedAt = CaseOf.Now };
        message.Claim(CaseOf.Now);
        Assert.Equal("SECRET", message.Text);
        switch (end)
        {
            case "sent": message.Sent(CaseOf.Now); break;
            case "given up": message.Failed("550", forGood: true, CaseOf.Now); break;
            case "uncertain": message.MarkUncertain(); break;
            default: message.Withhold("Not safe"); break;
        }
        Assert.DoesNotContain("SECRET", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_has_no_member_that_is_restricted_or_in_the_applicants_own_words()
    {
        var seen = new HashSet<Type>();
        Walk(typeof(LetterContent));
        Assert.True(seen.Count >= 6);

        void Walk(Type type)
        {
            Assert.False(type == typeof(RestrictedText) || type == typeof(OwnWords), $"{type.Name} can be reached from a letter.");
            foreach (var argument in type.GetGenericArguments()) Walk(argument);
            if (type.Namespace?.StartsWith("AsbCaseReview", StringComparison.Ordinal) != true || !seen.Add(type)) return;
            foreach (var property in type.GetProperties())
            {
                Assert.NotEqual(typeof(object), property.PropertyType);
                Walk(property.PropertyType);
            }
        }
    }
}
