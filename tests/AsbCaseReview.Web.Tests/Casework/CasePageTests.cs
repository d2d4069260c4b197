using System.Net;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

public sealed class CasePageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Another_areas_case_and_a_missing_one_are_both_a_404()
    {
        var reference = await app.CaseAsync();
        var elsewhere = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync("/cases/GLO-2222-2222")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{reference}/timeline")).Status);
    }

    [Fact]
    public void Whatever_happens_to_a_case_stands_under_one_heading_of_its_timeline()
    {
        var grouped = Web.Casework.Cases.TimelineQuery.Kinds.SelectMany(k => k.Value).ToList();
        Assert.Equal(grouped.Count, grouped.Distinct().Count());
        Assert.Equal(CaseTransitions.Table.Select(t => t.Event).Order(), grouped.Order());
    }

    [Fact]
    public async Task A_look_at_a_case_is_on_record_before_the_page_is_shown()
    {
        var reference = await app.CaseAsync();
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        await coordinator.GetAsync($"/cases/{reference}");
        await app.WithDbAsync(async db =>
        {
            var id = await db.Cases.Where(c => c.Reference == reference).Select(c => c.Id).FirstAsync();
            var look = await db.CaseLooks.SingleAsync(l => l.CaseId == id);
            Assert.Equal(("Nadia Whitcombe", "summary"), (look.Who, look.Page));
        });
    }

    [Fact]
    public async Task The_list_finds_a_case_by_any_word_of_a_name_by_postcode_and_by_reference()
    {
        var reference = await app.CaseAsync(new() { Name = "Siân O’Hara-Pickering" });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        foreach (var typed in new[] { "ohara", "SIAN", reference.ToLowerInvariant(), "nn1 1ed" })
            Assert.Contains(reference, (await coordinator.GetAsync($"/cases?q={Uri.EscapeDataString(typed)}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await coordinator.GetAsync("/cases?q=nobody")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_persons_complained_of_stand_on_no_page_of_the_summary()
    {
        var reference = await app.CaseAsync(new() { PersonComplainedOf = "Desmond Varley" });
        var coordinator = await app.SignInAsync(TestApp.Coordinator);
        Assert.DoesNotContain("Varley", (await coordinator.GetAsync($"/cases/{reference}")).Text, StringComparison.Ordinal);
    }
}
