using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;

namespace AsbCaseReview.Web.Tests.Letters;

/// <summary>Templates, what is put into them, and what Markdown makes of it.</summary>
public sealed class WordingTests
{
    private readonly LetterTemplates _templates = new();

    public static TheoryData<LetterKind> Kinds => [.. Enum.GetValues<LetterKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void The_products_own_wording_of_each_letter_says_what_the_letter_must_say(LetterKind kind) => Assert.Empty(_templates.Check(kind, LetterTemplates.Default(kind)));

    [Theory]
    [InlineData("Dear {{{addressee}}}", "two braces")]
    [InlineData("Dear {{&addressee}}", "two braces")]
    [InlineData("Dear {{addresee}}, {{reference}} {{teamPhone}}", "addresee")]
    [InlineData("Dear {{addressee}}, {{#if", "cannot be written")]
    [InlineData("Dear {{addressee}}, {{teamPhone}}", "It does not say: the reference.")]
    public void A_wording_is_refused_with_a_sentence(string template, string says) =>
        Assert.Contains(_templates.Check(LetterKind.Acknowledgement, template), p => p.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void A_wording_of_not_met_without_the_appeal_is_refused_with_the_section() =>
        Assert.Contains(_templates.Check(LetterKind.ThresholdNotMet, LetterTemplates.Default(LetterKind.ThresholdNotMet).Replace("{{> appeal}}", "", StringComparison.Ordinal)),
            p => p.Contains("to whom they can appeal (Schedule 4 paragraph 3)", StringComparison.Ordinal));

    [Theory]
    [InlineData("[click here](https://evil.example)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("**Rosa** _of_ `number` 9 & co | ~x~")]
    [InlineData("# not a heading")]
    [InlineData("1. not a list")]
    [InlineData("- not a list")]
    [InlineData("Rosa 🦊 &lt; O’Neil")]
    public void A_name_stays_a_name_whatever_is_typed_in_it(string name)
    {
        var html = LetterMarkdown.ToHtml(MarkdownEncoder.Escape(name));

        Assert.Equal($"<p>{System.Net.WebUtility.HtmlEncode(name).Replace("&#39;", "'", StringComparison.Ordinal).Replace("&#129418;", "🦊", StringComparison.Ordinal)}</p>\n", html);
    }

    [Theory]
    [InlineData("[press](javascript:alert(1))", "<p>press</p>\n")]
    [InlineData("![seen](https://tracker.example/1.png)", "<p>seen</p>\n")]
    [InlineData("[help](https://www.citizensadvice.org.uk)", "<p><a href=\"https://www.citizensadvice.org.uk\">help</a></p>\n")]
    [InlineData("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n")]
    public void Words_that_an_officer_writes_hold_no_html_no_pictures_and_only_plain_links(string markdown, string html) => Assert.Equal(html, LetterMarkdown.ToHtml(markdown));

    [Theory]
    [InlineData("## How to reach us\n\n- **Telephone:** 01632 960101\n- [Write](mailto:a@council.example) to us", "How to reach us\n• Telephone: 01632 960101\n• Write to us")]
    [InlineData("Fish &amp; chips, <b>5 < 6</b>\n\n1. First\n2. Second", "Fish & chips, <b>5 < 6</b>\n• First\n• Second")]
    [InlineData("![a picture](https://elsewhere.example/x.png)\n\n-\n\nAfter", "a picture\nAfter")]
    public void An_email_has_the_words_without_marks_and_each_point_after_a_bullet(string markdown, string text) => Assert.Equal(text, LetterMarkdown.ToText(markdown).ReplaceLineEndings("\n"));

    [Fact]
    public void Signposts_are_chosen_by_reason_body_and_nation()
    {
        string[] Names(Domain.Cases.OutOfScope reason, Domain.Procedures.Nation nation, params string[] bodies) => [.. Signposts.For(reason, bodies, nation).Select(s => s.Name)];

        Assert.Equal(["Local Government and Social Care Ombudsman", "Independent Office for Police Conduct"], Names(Domain.Cases.OutOfScope.ServiceComplaintOnly, Domain.Procedures.Nation.England, "council", "police"));
        Assert.Equal(["Housing Ombudsman"], Names(Domain.Cases.OutOfScope.ServiceComplaintOnly, Domain.Procedures.Nation.England, "housingProvider"));
        Assert.Equal(["Public Services Ombudsman for Wales"], Names(Domain.Cases.OutOfScope.ServiceComplaintOnly, Domain.Procedures.Nation.Wales, "council"));
        Assert.Equal(["Crown Prosecution Service, Victims’ Right to Review"], Names(Domain.Cases.OutOfScope.CrownProsecutionServiceDecision, Domain.Procedures.Nation.England, "police"));
        Assert.Equal(["Parliamentary and Health Service Ombudsman"], Names(Domain.Cases.OutOfScope.ServiceComplaintOnly, Domain.Procedures.Nation.England, "health"));
    }
}
