using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Casework;

/// <summary>What the receiving team sees of a case that comes with its past.</summary>
public sealed class MovedCaseTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_moved_case_that_nobody_has_is_new_to_the_receiving_team_whatever_its_stage_and_keeps_what_was_done_by_the_first_procedure()
    {
        var reference = await app.MetCaseAsync();
        await app.DoAsync(reference, TestApp.Coordinator, (c, _, by, at) =>
        {
            c.Record(new Happened.LetterIssued("Threshold met", $"{c.Reference}/1", "by post"), by, at, Domain.Procedures.AnchorKind.ThresholdNotified);
            c.RecordContact(c.Applicant.Id, "by telephone", reached: true, "They know who their contact is.", by, at);
        });
        const string limit = "Single point of contact contacts the victim";   // in the first area's procedure alone
        var here = await app.SignInAsync(TestApp.Coordinator);
        Assert.Contains(limit, (await here.GetAsync($"/cases/{reference}")).Text, StringComparison.Ordinal);

        var council = await app.WithDbAsync(db => db.LocalGovernmentAreas.Where(l => db.Areas.Any(a => a.Id == l.AreaId && a.Key == "gloucestershire")).Select(l => l.Id).FirstAsync());
        await here.GetAsync($"/cases/{reference}/borders");
        Assert.Empty((await here.SubmitAsync($"/cases/{reference}/borders/move", ("Move.Council", council.ToString()), ("Move.Why", "You live in Gloucestershire now."))).Errors);

        var there = await app.SignInAsync(TestApp.CoordinatorElsewhere);
        Assert.Contains(reference, (await there.GetAsync("/work")).Html.QuerySelector("#new")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(limit, (await there.GetAsync($"/cases/{reference}")).Html.QuerySelectorAll("tbody th").Select(h => h.TextContent));
    }
}
