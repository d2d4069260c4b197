using System.Collections;
using System.Net;
using System.Reflection;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>
/// The pages, letters and e-mails of every victim of the demonstration are searched for every restricted value that is stored with any case.
/// A value is found by its type, wherever it stands: one that is added later is searched for as well.
/// </summary>
public sealed class NothingRestrictedTests : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "overview", "letters", "told", "decision", "voice", "voice/statement", "voice/part", "questions", "files", "add", "add/information", "add/report", "contact", "withdraw", "since", "appeal",
    ];

    private sealed class Demonstration : TestApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Demonstration:Cases", "true")];
    }

    private readonly Demonstration _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task No_restricted_value_of_the_demonstration_stands_on_a_victims_page_or_in_a_letter_or_an_e_mail()
    {
        var restricted = await _app.WithDbAsync(RestrictedAsync);
        Assert.Superset(new HashSet<string> { "Application", "InformationRequest", "AgreedAction", "RoomEntry" }, restricted.Select(r => r.Where).ToHashSet());
        Assert.True(restricted.Count > 15, $"only {restricted.Count} restricted values in the demonstration");

        await _app.WithDbAsync(async db =>
        {
            foreach (var letter in await db.Letters.AsNoTracking().ToListAsync())
            {
                Search(restricted, letter.Wording, $"the words of a letter, {letter.Kind}");
                Search(restricted, letter.Html ?? "", $"a letter, {letter.Kind}");   // what is shown, and what the PDF is printed from
                Search(restricted, System.Text.Json.JsonSerializer.Serialize(letter.Content), $"the content of a letter, {letter.Kind}");
            }
            foreach (var mail in await db.OutgoingMessages.AsNoTracking().Where(m => m.PersonId != null).ToListAsync()) Search(restricted, $"{mail.Subject} {mail.Text}", "an e-mail");
        });

        var people = await _app.WithDbAsync(async db => (await db.Cases.AsNoTracking().ToListAsync())
            .Where(c => !c.OutgoingStopped).SelectMany(c => c.People.Where(p => p.MayFollowOnline).Select(p => (c.Reference, p.Number, p.Part, c.Stage))).ToList());
        Assert.True(people.Count > 20);
        foreach (var (reference, number, _, _) in people)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(1));   // tries from one address are limited
            var visitor = await _app.ApplicantAsync(reference, number);
            foreach (var path in Pages)
            {
                var page = await visitor.GetAsync($"/my-case/{path}");
                if (page.Status is not HttpStatusCode.NotFound) Search(restricted, page.Html.DocumentElement.OuterHtml, $"/my-case/{path} of {reference}");
            }
            foreach (var address in (await visitor.GetAsync("/my-case/letters")).Html.QuerySelectorAll("a[href^='/my-case/letters/']").Select(a => a.GetAttribute("href")!).ToList())
                Search(restricted, (await visitor.GetAsync(address)).Html.DocumentElement.OuterHtml, address);
        }
    }

    [Fact]
    public async Task Every_kind_of_letter_to_every_victim_holds_none_either()
    {
        var restricted = await _app.WithDbAsync(RestrictedAsync);
        await _app.WithAsync<LetterWriter, int>(async writer =>
        {
            await _app.WithDbAsync(async db =>
            {
                foreach (var @case in await db.Cases.AsNoTracking().ToListAsync())
                {
                    var rules = new CaseRules(await db.Services.Procedures.GetAsync(@case.ProcedureVersionId, db), await db.Services.Holidays.CalendarAsync(db));
                    foreach (var person in @case.People.Where(p => p.Part == PersonPart.Victim))
                        foreach (var kind in new[] { LetterKind.PanelInvitation, LetterKind.NotInvited, LetterKind.Outcome, LetterKind.Closed, LetterKind.HowThingsAre, LetterKind.AnotherArea }.Concat(@case.Decision is { } decided ? [decided.Met ? LetterKind.ThresholdMet : LetterKind.ThresholdNotMet] : []))
                        {
                            var content = await writer.ContentAsync(@case, person, kind, new(), rules, new(2026, 3, 2));
                            Search(restricted, LetterDocument.Fragment(content, await writer.WordingAsync(kind, content, @case.AreaId, rules.Procedure), "1"), $"{kind} of {@case.Reference}");
                        }
                }
            });
            return 0;
        });
    }

    [Fact]
    public void The_type_that_letters_are_made_from_has_no_place_for_a_restricted_value_or_somebodys_own_words()
    {
        var found = new List<string>();
        Walk(typeof(LetterContent), "", [], found);
        Assert.Empty(found);
    }

    private static void Walk(Type type, string path, HashSet<Type> seen, List<string> found)
    {
        if (type == typeof(RestrictedText) || type == typeof(OwnWords)) found.Add(path);
        if (type.IsGenericType) foreach (var argument in type.GetGenericArguments()) Walk(argument, path, seen, found);
        if (type.Namespace?.StartsWith("AsbCaseReview", StringComparison.Ordinal) != true || !seen.Add(type)) return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) Walk(property.PropertyType, $"{path}.{property.Name}", seen, found);
    }

    private static void Search(List<(string Where, string Text)> restricted, string searched, string where)
    {
        var text = Flat(WebUtility.HtmlDecode(searched));
        foreach (var (from, value) in restricted) Assert.False(text.Contains(value, StringComparison.OrdinalIgnoreCase), $"“{value}”, restricted in {from}, stands in {where}");
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Whatever is of the restricted type in anything that is stored, also within JSON.
    private static async Task<List<(string Where, string Text)>> RestrictedAsync(AsbDbContext db)
    {
        var found = new HashSet<(string, string)>();
        var stored = new List<object>();
        stored.AddRange(await db.Cases.AsNoTracking().ToListAsync());
        stored.AddRange(await db.InformationRequests.AsNoTracking().ToListAsync());
        stored.AddRange(await db.AgreedActions.AsNoTracking().ToListAsync());
        stored.AddRange(await db.Recommendations.AsNoTracking().ToListAsync());
        stored.AddRange(await db.RoomEntries.AsNoTracking().ToListAsync());
        stored.AddRange(await db.Minutes.AsNoTracking().ToListAsync());
        stored.AddRange(await db.MinutesComments.AsNoTracking().ToListAsync());
        stored.AddRange(await db.MinutesAddenda.AsNoTracking().ToListAsync());
        stored.AddRange(await db.Appeals.AsNoTracking().ToListAsync());
        stored.AddRange(await db.PapersRequests.AsNoTracking().ToListAsync());
        stored.AddRange(await db.AppealRecommendations.AsNoTracking().ToListAsync());
        foreach (var one in stored) Collect(one, found, 0);
        return [.. found];
    }

    private static void Collect(object? value, HashSet<(string, string)> found, int depth)
    {
        if (value is null or string || depth > 6) return;
        if (value is IEnumerable many)
        {
            foreach (var one in many) Collect(one, found, depth + 1);
            return;
        }
        var type = value.GetType();
        if (type.Namespace?.StartsWith("AsbCaseReview", StringComparison.Ordinal) != true || type.IsEnum) return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.Name != nameof(AggregateRoot.WaitingEvents)))
        {
            if (property.PropertyType == typeof(RestrictedText))
            {
                if (property.GetValue(value) is RestrictedText { Text.Length: > 3 } text) found.Add((type.Name, Flat(text.Text)));
            }
            else if (property.PropertyType.Namespace?.StartsWith("AsbCaseReview", StringComparison.Ordinal) == true || typeof(IEnumerable).IsAssignableFrom(property.PropertyType)) Collect(property.GetValue(value), found, depth + 1);
        }
    }
}
