using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>What a test wants to be otherwise about an application made online.</summary>
public sealed record ApplyWanted
{
    public string Council { get; init; } = "West Northamptonshire";
    public string Postcode { get; init; } = "NN1 1ED";
    public bool InDanger { get; init; }
    public string Name { get; init; } = "Margaret Ellery";
    public string Kind { get; init; } = "Person";
    public bool Under18 { get; init; }
    public string? Email { get; init; } = "margaret@applicant.example";
    public string? Phone { get; init; } = "01632 960555";
    public string? Address { get; init; } = "14 Kestrel Walk, Northampton";
    public bool Online { get; init; } = true;
    public bool Consents { get; init; } = true;

    /// <summary>Set: somebody applies for this victim.</summary>
    public string? ForVictim { get; init; }

    /// <summary>Days before today on which something happened; each was reported the day after.</summary>
    public IReadOnlyList<int> ReportsDaysAgo { get; init; } = [10, 20, 30];
}

/// <summary>Goes through the application as somebody without script does, page by page.</summary>
public static class ApplyJourney
{
    public static IEnumerable<(string, string?)> Date(string field, DateOnly day) => [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];

    public static IEnumerable<(string, string?)> Ways(string? email, string? phone, string? address) =>
    [
        ("EmailSafe", email is null ? null : "true"), ("Email", email), ("TelephoneSafe", phone is null ? null : "true"), ("Phone", phone), ("PostSafe", address is null ? null : "true"), ("Address", address),
    ];

    /// <summary>Opens a page of the application and sends its form.</summary>
    public static async Task<Page> AnswerAsync(this Visitor visitor, string path, params IEnumerable<(string, string?)> fields)
    {
        var address = $"/apply/{path}";
        await visitor.GetAsync(address);
        return await visitor.SubmitAsync(address, fields);
    }

    /// <summary>Answers everything up to "check your answers".</summary>
    public static async Task<Page> FillInAsync(this Visitor visitor, TestApp app, ApplyWanted? wanted = null)
    {
        var want = wanted ?? new();
        var council = await app.WithDbAsync(async db => (await db.LocalGovernmentAreas.FirstAsync(l => l.Name == want.Council)).Id.ToString());
        await visitor.AnswerAsync("danger", ("InDanger", want.InDanger ? "true" : "false"));
        await visitor.AnswerAsync("place", ("Place", "14 Kestrel Walk"), ("Postcode", want.Postcode));
        await visitor.AnswerAsync("council", ("Council", council));
        await visitor.AnswerAsync("who", ("ApplicantIs", want.ForVictim is null ? "Victim" : "SomebodyForThem"));
        await visitor.AnswerAsync("kind", ("Kind", want.Kind));
        if (want.ForVictim is not null) await visitor.AnswerAsync("authority", ("Authority", "WrittenConsent"), ("Detail", "Her son"));
        await visitor.AnswerAsync("name", ("Name", want.Name), ("ContactName", want.Kind == "Person" ? null : "Ines Marlow"), ("IsUnder18", want.ForVictim is null && want.Kind == "Person" ? Text(want.Under18) : null));
        if (want.ForVictim is not null) await visitor.AnswerAsync("victim", ("Name", want.ForVictim), ("IsUnder18", Text(want.Under18)));
        if (want.Under18) await visitor.AnswerAsync("safe-adult", ("Name", "Rosalind Ames"), ("Contact", "01632 960777"));
        if (want.Kind == "Person") await visitor.AnswerAsync("relation", ("Relation", "no"));
        await visitor.AnswerAsync("contact", Ways(want.Email, want.Phone, want.Address));
        await visitor.AnswerAsync("online", ("OnlineSafe", Text(want.Online)));
        if (want.ForVictim is not null) await visitor.AnswerAsync("victim-contact");
        await visitor.AnswerAsync("support");
        foreach (var days in want.ReportsDaysAgo) await visitor.AddReportAsync(app, days);
        await visitor.AnswerAsync("reports");
        await visitor.AnswerAsync("still", ("Still", "yes"));
        if ((await visitor.GetAsync("/apply/conditions")).Html.QuerySelectorAll("input[type=radio][value=yes]") is { Length: > 0 } conditions)
            await visitor.SubmitAsync("/apply/conditions", conditions.Select(c => (c.GetAttribute("name")!, (string?)"yes")));
        await visitor.AnswerAsync("effect", ("Effect", "I dread coming home."));
        await visitor.AnswerAsync("wish", ("Wish", "I want it to stop."));
        await visitor.AnswerAsync("cause", ("Knows", "true"), ("Who", "Desmond Varley of number 9"));
        await visitor.AnswerAsync("consent", ("Consents", Text(want.Consents)));
        return await visitor.GetAsync("/apply/check");
    }

    public static async Task<Page> AddReportAsync(this Visitor visitor, TestApp app, int daysAgo, string agency = "council")
    {
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().Date);
        await visitor.GetAsync("/apply/reports/new");
        await visitor.SubmitAsync(null, ("WhatHappened", "Shouting and banging all night."));
        await visitor.SubmitAsync(null, Date("Happened", today.AddDays(-daysAgo)).Concat(Date("Reported", today.AddDays(-daysAgo + 1))));
        await visitor.SubmitAsync(null, ("AgencyKind", agency), ("Channel", "telephone"));
        return await visitor.SubmitAsync(null, ("Told", "false"));
    }

    /// <summary>The whole of it. The page that comes is the confirmation.</summary>
    /// <returns>The reference.</returns>
    public static async Task<string> ApplyAsync(this Visitor visitor, TestApp app, ApplyWanted? wanted = null)
    {
        await visitor.FillInAsync(app, wanted);
        var page = await visitor.SubmitAsync("/apply/check", ("Declared", "true"));
        return page.Html.QuerySelector(".asb-panel strong")?.TextContent.Trim() ?? throw new InvalidOperationException($"Not sent: {page.Address} {page.Text}");
    }

    private static string Text(bool answer) => answer ? "true" : "false";
}
