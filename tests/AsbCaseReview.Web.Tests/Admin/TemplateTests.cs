using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Admin;

/// <summary>An area's own wording of letters.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private const string At = "/admin/letters/west-northamptonshire/Acknowledgement";
    private readonly TestApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static string Own => LetterTemplates.Default(LetterKind.Acknowledgement) + "\nWith the good wishes of our own team.\n";

    private async Task<string> DraftedAsync()
    {
        var (coordinator, reference) = (await _app.SignInAsync(TestApp.Coordinator), await _app.CaseAsync());
        await coordinator.GetAsync($"/cases/{reference}/letters");
        await coordinator.SubmitAsync($"/cases/{reference}/letters/new", ("Form.Kind", "Acknowledgement"));
        return await _app.WithDbAsync(db => db.Letters.Where(l => db.Cases.Any(c => c.Id == l.CaseId && c.Reference == reference)).Select(l => l.Wording).SingleAsync());
    }

    [Fact]
    public async Task The_default_stands_beside_the_editor_and_a_wording_is_tried_before_it_is_saved()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        var page = await administrator.GetAsync(At);
        Assert.Equal(LetterTemplates.Default(LetterKind.Acknowledgement).Trim(), page.Html.QuerySelector("pre")!.TextContent.Trim());
        page = await administrator.SubmitAsync(At, ("Form.Template", Own), ("Form.Act", "Preview"));
        Assert.Contains("good wishes of our own team", page.Html.QuerySelector(".asb-letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("good wishes", page.Value("Form.Template"), StringComparison.Ordinal);
        Assert.Equal(0, await _app.WithDbAsync(db => db.LetterWordings.CountAsync()));
    }

    [Fact]
    public async Task A_wording_that_leaves_out_what_the_letter_must_say_is_refused_and_kept_in_the_field()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync(At);
        var page = await administrator.SubmitAsync(At, ("Form.Template", "Dear {{addressee}}, it is over."), ("Form.Act", "Save"));
        Assert.Contains("It does not say: the reference.", page.ErrorBeside("Form.Template"), StringComparison.Ordinal);
        Assert.Equal("Dear {{addressee}}, it is over.", page.Value("Form.Template"));
        Assert.Contains("cannot be written", (await administrator.SubmitAsync(At, ("Form.Template", Own + "{{nonsense}}"), ("Form.Act", "Save"))).ErrorBeside("Form.Template"), StringComparison.Ordinal);
        Assert.Equal(0, await _app.WithDbAsync(db => db.LetterWordings.CountAsync()));
    }

    [Fact]
    public async Task An_own_wording_counts_until_the_area_goes_back_to_the_default_and_each_version_is_kept()
    {
        var administrator = await _app.SignInAsync(TestApp.Administrator);
        await administrator.GetAsync(At);
        await administrator.SubmitAsync(At, ("Form.Template", Own), ("Form.Act", "Save"));
        Assert.Contains("good wishes of our own team", await DraftedAsync(), StringComparison.Ordinal);

        await administrator.GetAsync(At);
        await administrator.SubmitAsync($"{At}/default");
        Assert.DoesNotContain("good wishes", await DraftedAsync(), StringComparison.Ordinal);
        var page = await administrator.GetAsync($"{At}?version=1");
        Assert.Contains("good wishes", page.Value("Form.Template"), StringComparison.Ordinal);
        Assert.Contains("This is version 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("was own, version 1, is the default again", (await administrator.GetAsync("/admin/changes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_who_word_a_letter_is_told_and_loses_nothing()
    {
        var (first, second) = (await _app.SignInAsync(TestApp.Administrator), await _app.SignInAsync(TestApp.Administrator));
        await first.GetAsync(At);
        await second.GetAsync(At);
        await first.SubmitAsync(At, ("Form.Template", Own), ("Form.Act", "Save"));
        var page = await second.SubmitAsync(At, ("Form.Template", Own + "\nMine.\n"), ("Form.Act", "Save"));
        Assert.Contains("saved version 1 while you had the page open", page.Errors[0], StringComparison.Ordinal);
        Assert.Contains("Mine.", page.Value("Form.Template"), StringComparison.Ordinal);
        await second.SubmitAsync(At, ("Form.Act", "Save"));
        Assert.Equal([1, 2], await _app.WithDbAsync(db => db.LetterWordings.OrderBy(w => w.Number).Select(w => w.Number).ToListAsync()));
    }
}
