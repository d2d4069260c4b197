using System.Collections;
using System.Net;
using System.Reflection;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Documents;
using AsbCaseReview.Infrastructure.Papers;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals;
using AsbCaseReview.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.MyCase;

/// <summary>
/// The pages, letters, printed letters and e-mails of every victim of the demonstration, and the pages and papers of everybody who appeals, are
/// searched for every restricted value that is stored anywhere. A value is found by its type, wherever the model has it: a property that is added
/// later fails here until the demonstration has a value for it.
/// </summary>
public sealed class NothingRestrictedTests : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "overview", "letters", "told", "decision", "voice", "voice/statement", "voice/part", "questions", "files", "add", "add/information", "add/report", "contact", "withdraw", "since", "appeal",
    ];

    private readonly DemonstrationApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task No_restricted_value_of_the_demonstration_stands_on_a_victims_page_or_in_a_letter_or_an_e_mail()
    {
        var restricted = await _app.WithDbAsync(RestrictedAsync);
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
    public async Task Every_restricted_property_of_the_model_has_a_value_in_the_demonstration()
    {
        var planted = (await _app.WithDbAsync(RestrictedAsync)).Select(r => r.Where).ToHashSet();
        var stored = await _app.WithDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(t => RestrictedIn(t.ClrType)).ToHashSet()));
        Assert.Superset(new HashSet<string> { "Application.PersonComplainedOf", "AgencyAnswer.RiskKnown", "MinutesAddendum.Text", "AuditRating.Restricted" }, stored);   // also within JSON
        Assert.Empty(stored.Except(planted).Order());
    }

    [Fact]
    public async Task A_printed_letter_of_each_kind_holds_none()
    {
        var restricted = await _app.WithDbAsync(RestrictedAsync);
        var letters = await _app.WithDbAsync(async db => (await db.Letters.AsNoTracking().Where(l => l.Html != null).OrderBy(l => l.IssuedAt).ToListAsync()).GroupBy(l => l.Kind).Select(g => g.Last()).ToList());
        Assert.Superset(new HashSet<LetterKind> { LetterKind.Acknowledgement, LetterKind.ThresholdMet, LetterKind.PanelInvitation, LetterKind.Outcome, LetterKind.Closed }, letters.Select(l => l.Kind).ToHashSet());
        var (printer, styles) = (_app.Services.GetRequiredService<PdfPrinter>(), _app.Services.GetRequiredService<LetterStyles>());
        foreach (var letter in letters)
        {
            var text = PdfText.Of(await printer.PrintAsync(LetterDocument.Whole(letter, styles)));
            Assert.Contains(PdfText.Close(letter.Content.TeamBody), text, StringComparison.Ordinal);   // it can be read
            foreach (var (from, value) in restricted)
                Assert.False(text.Contains(PdfText.Close(value), StringComparison.OrdinalIgnoreCase), $"“{value}”, restricted in {from}, stands in a printed letter, {letter.Kind}");
        }
    }

    [Fact]
    public async Task Whoever_appeals_reads_none_on_their_page_nor_in_their_papers()
    {
        var restricted = await _app.WithDbAsync(RestrictedAsync);
        var appeals = await _app.WithDbAsync(async db => (await db.Appeals.AsNoTracking().ToListAsync()).ConvertAll(a => (a.Id, a.Reference)));
        Assert.True(appeals.Count > 5);
        foreach (var (id, reference) in appeals)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(1));   // tries from one address are limited
            var hash = AppealCodes.HashOf(id, "123-456");
            await _app.WithDbAsync(db => db.Appeals.Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.CodeHash, hash)));
            var visitor = _app.Visit();
            await visitor.GetAsync("/appeal/yours");
            await visitor.PostAsync("/appeal/yours", ("Reference", reference), ("Code", "123-456"));
            var page = await visitor.GetAsync("/appeal/yours/now");
            Assert.Contains(reference, page.Text, StringComparison.Ordinal);
            Search(restricted, page.Html.DocumentElement.OuterHtml, $"the applicant's page of {reference}");
            var papers = new StringWriter();
            await _app.WithDbAsync(async db => await OpenPackDocument.WriteAsync(papers, (await AppealPackContent.ReadAsync(db, new() { AppealId = id, Number = 1, AskedAt = _app.Clock.GetUtcNow(), AskedBy = "" }, _app.Clock.GetUtcNow(), default)).Open));
            Search(restricted, papers.ToString(), $"the applicant's papers of {reference}");
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

    /// <summary>"AgreedAction.Restricted": of a stored type, of what is in it, also within JSON, and of whatever is derived from it.</summary>
    private static HashSet<string> RestrictedIn(Type type)
    {
        var (found, seen) = (new HashSet<string>(), new HashSet<Type>());
        void Walk(Type walked)
        {
            if (walked.IsGenericType) foreach (var argument in walked.GetGenericArguments()) Walk(argument);
            if (walked.Namespace?.StartsWith("AsbCaseReview", StringComparison.Ordinal) != true || walked.IsEnum || !seen.Add(walked)) return;
            if (walked.IsAbstract) foreach (var derived in walked.Assembly.GetTypes().Where(t => t.IsSubclassOf(walked))) Walk(derived);
            foreach (var property in Properties(walked))
                if (property.PropertyType == typeof(RestrictedText)) found.Add($"{property.DeclaringType!.Name}.{property.Name}");
                else Walk(property.PropertyType);
        }
        Walk(type);
        return found;
    }

    // What is worked out from others has no value of its own.
    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.CanWrite && p.Name != nameof(AggregateRoot.WaitingEvents));

    private static async Task<List<(string Where, string Text)>> RestrictedAsync(AsbDbContext db)
    {
        var found = new HashSet<(string, string)>();
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!;
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && RestrictedIn(t.ClrType).Count > 0))
            foreach (var row in await ((IQueryable<object>)set.MakeGenericMethod(type.ClrType).Invoke(db, null)!).AsNoTracking().ToListAsync()) Collect(row, found, 0);
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
        foreach (var property in Properties(type))
            if (property.PropertyType != typeof(RestrictedText)) Collect(property.PropertyType.IsValueType ? null : property.GetValue(value), found, depth + 1);
            else if (property.GetValue(value) is RestrictedText { Text.Length: > 3 } text) found.Add(($"{property.DeclaringType!.Name}.{property.Name}", Flat(text.Text)));
    }
}
