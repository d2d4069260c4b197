using Microsoft.Playwright;

namespace AsbCaseReview.Browser.Tests.Support;

/// <summary>What somebody who applies does, page by page, by the words that they read.</summary>
public static class ApplicantSteps
{
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>From the first page to the confirmation, looking at each page on the way.</summary>
    /// <returns>The reference.</returns>
    public static async Task<string> ApplyAsync(this Person person, DateOnly today)
    {
        await person.GoAsync("/");
        await person.PageIsAccessibleAsync();
        await person.PressAsync("Start now");
        await person.PageIsAccessibleAsync();
        await person.PressAsync("Start now");

        await person.AnswerAsync("No");
        await person.AnswerAsync(("Address, street or place", "14 Kestrel Walk"), ("Postcode, if you know it", "nn1 1ed"));
        await person.AnswerAsync("West Northamptonshire");

        await person.BeginAsync("Who is applying");
        await person.AnswerAsync("Me, or my business or group");
        await person.AnswerAsync("A person");
        await person.FillAsync("Full name", "Margaret Ellery");
        await person.AnswerAsync("No");
        await person.AnswerAsync("No, or I do not know who it is");

        await person.BeginAsync("How to reach you safely");
        await person.ChooseAsync("E-mail is safe: nobody else reads it");
        await person.FillAsync("E-mail address", "margaret@applicant.example");
        await person.ChooseAsync("Post is safe: nobody else opens it");
        await person.AnswerAsync(("Address for letters", "14 Kestrel Walk, Northampton"));
        await person.AnswerAsync("Yes");
        await person.AnswerAsync();

        await person.BeginAsync("What you reported");
        await person.PageIsAccessibleAsync();
        foreach (var days in new[] { 10, 20, 30 }) await person.ReportAsync(today.AddDays(-days));
        await person.PressAsync("That is all, continue");
        await person.AnswerAsync("Yes");
        await person.EachAsync("Yes");

        await person.BeginAsync("How it affects you");
        await person.AnswerAsync(("How does it affect you?", "I dread coming home."));
        await person.AnswerAsync(("What would you like to happen?", "I want it to stop."));
        await person.ChooseAsync("Yes, or partly");
        await person.AnswerAsync(("What you know about them", "Desmond Varley of number 9"));

        await person.BeginAsync("Files");
        await person.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "the door.png", MimeType = "image/png", Buffer = Picture });
        await person.PressAsync("Add the file");
        await person.SeesAsync("the door.png");
        await person.PageIsAccessibleAsync();
        await person.PressAsync("That is all, continue");

        await person.BeginAsync("Sharing what you told us");
        await person.AnswerAsync("Yes, I agree");

        await person.FollowAsync("Check your answers and send");
        await person.SeesAsync("Desmond Varley of number 9");
        await person.PageIsAccessibleAsync();
        await person.ChooseAsync("What I have told you is true as far as I know.");
        await person.PressAsync("Send my application");
        await person.SeesAsync("Your application has been sent");
        await person.SeesAsync("By 9 March 2026");
        await person.PageIsAccessibleAsync();
        return (await person.Page.Locator(".asb-panel strong").InnerTextAsync()).Trim();
    }

    private static async Task ReportAsync(this Person person, DateOnly happened)
    {
        var add = person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add (a|another) report$") });
        await add.ClickAsync();
        await person.AnswerAsync(("What happened, this one time", "Shouting and banging all night."));
        await person.FillDateAsync("When it happened", happened);
        await person.FillDateAsync("When you reported it", happened.AddDays(1));
        await person.AnswerAsync();
        await person.Page.GetByLabel("Whom you told", new() { Exact = true }).SelectOptionAsync("council");
        await person.AnswerAsync();
        await person.AnswerAsync("No");
    }

    /// <summary>Opens a task from the list.</summary>
    public static Task BeginAsync(this Person person, string task) => person.FollowAsync(task);

    /// <summary>Looks at the page, chooses, and goes on.</summary>
    public static async Task AnswerAsync(this Person person, string choice)
    {
        await person.PageIsAccessibleAsync();
        await person.ChooseAsync(choice);
        await person.PressAsync("Save and continue");
    }

    public static async Task AnswerAsync(this Person person, params (string Label, string Text)[] fields)
    {
        await person.PageIsAccessibleAsync();
        foreach (var (label, text) in fields) await person.FillAsync(label, text);
        await person.PressAsync("Save and continue");
    }

    /// <summary>The same answer to every question of a page.</summary>
    private static async Task EachAsync(this Person person, string choice)
    {
        await person.PageIsAccessibleAsync();
        foreach (var radio in await person.Page.GetByLabel(choice, new() { Exact = true }).AllAsync()) await radio.CheckAsync();
        await person.PressAsync("Save and continue");
    }
}
