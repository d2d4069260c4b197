using System.Net;
using System.Text.RegularExpressions;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Evidence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Tests.Panels;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Architecture;

/// <summary>Every address of the product, tried by somebody to whom nothing at it belongs.</summary>
public sealed partial class ForeignAddressTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(TestApp.HousingOfficer)]
    [InlineData(TestApp.CoordinatorElsewhere)]
    public async Task Whoever_tries_every_address_with_what_belongs_to_others_finds_nothing(string email)
    {
        var foreign = await ForeignAsync();
        var visitor = await _app.SignInAsync(email);
        _token = (await visitor.GetAsync("/panels")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var (found, tried) = (new List<string>(), 0);
        foreach (var route in _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(r => r.Metadata.GetMetadata<RequiresAttribute>() is not null && r.RoutePattern.Parameters.Count > 0))
        {
            var address = "/" + Parameter().Replace(route.RoutePattern.RawText!.TrimStart('/'), p => foreign(route.RoutePattern.RawText!, p.Groups[1].Value, p.Value));
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                tried++;
                var page = method == "GET" ? await visitor.GetAsync(address) : await PostAsync(visitor, address);
                if (page.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) found.Add($"{method} {address}: {(int)page.Status}");
            }
        }
        Assert.True(found.Count == 0, string.Join("\n", found));
        Assert.True(tried > 150, $"only {tried} addresses were tried");
    }

    // A page that is refused has no form: the token of the first is used.
    private string? _token;

    private Task<Page> PostAsync(Visitor visitor, string address) =>
        visitor.SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", _token!)]) });

    // A case of West Northamptonshire, and all about it that is the police's or the coordinator's alone.
    private async Task<Func<string, string, string, string>> ForeignAsync()
    {
        var reference = await _app.GatheringAsync();
        var panel = await _app.PanelAsync(reference);
        await _app.OnPanelAsync(panel, TestApp.Coordinator, async (db, p, _, by, _) =>
            p.TakeOff(p.SeatFor((await db.Staff.FirstAsync(s => s.Email == TestApp.HousingOfficer)).Id)!.Id, by));
        var action = await _app.ActionAsync(reference, new(2026, 4, 30));
        var (request, recommendation) = await _app.WithDbAsync(async db =>
        {
            var (reviewed, police, by, at) = (await db.Cases.FirstAsync(c => c.Reference == reference), await db.Agencies.FirstAsync(a => a.Name == "Northamptonshire Police"), await PanelMaking.ActorAsync(db, TestApp.Coordinator), _app.Clock.GetUtcNow());
            var asked = InformationRequest.Ask(reviewed, police, "All", new(2026, 3, 9), by, at, RequestKind.Full);
            db.InformationRequests.Add(asked);
            var made = (await db.ActionPlans.FirstAsync(p => p.CaseId == reviewed.Id)).Recommend(reviewed, police, "", "Share", "Why", null, new(2026, 4, 1), null, by, at);
            await db.SaveChangesAsync();
            return (asked.Id, made.Id);
        });
        await using var scope = _app.Services.CreateAsyncScope();
        var (store, stored) = (scope.ServiceProvider.GetRequiredService<EvidenceStore>(), scope.ServiceProvider.GetRequiredService<Infrastructure.Persistence.AsbDbContext>());
        var file = await store.AddAsync(EvidenceOwner.Case((await _app.FindCaseAsync(reference)).Id), "log.txt", new MemoryStream("Log"u8.ToArray()), EvidenceSource.Agency, "Kiran Maddox");
        file.RequestId = request;
        await stored.SaveChangesAsync();
        return (route, name, whole) => name switch
        {
            "reference" => reference,
            "file" => file.Id.ToString(),
            "id" when route.Contains("recommendations", StringComparison.Ordinal) => recommendation.ToString(),
            "id" when route.Contains("requests", StringComparison.Ordinal) || route.Contains("agencies", StringComparison.Ordinal) => request.ToString(),
            "id" when route.Contains("panels", StringComparison.Ordinal) => panel.ToString(),
            "id" when route.Contains("evidence", StringComparison.Ordinal) => file.Id.ToString(),
            "id" => action.ToString(),
            _ when whole.Contains(":guid", StringComparison.Ordinal) => action.ToString(),
            _ => "1",
        };
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
