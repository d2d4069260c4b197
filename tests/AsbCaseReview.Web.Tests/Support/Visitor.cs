using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>A page as it came: its status, address and content.</summary>
public sealed record Page(HttpStatusCode Status, Uri Address, IHtmlDocument Html, HttpResponseMessage Response)
{
    public string Text => Html.Body?.TextContent is { } text ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";

    public string Title => Html.Title ?? "";

    public IReadOnlyList<string> Errors => [.. Html.QuerySelectorAll(".govuk-error-summary__list li").Select(e => e.TextContent.Trim())];

    /// <summary>What a field holds.</summary>
    public string? Value(string name) => Html.QuerySelectorAll("[name]").FirstOrDefault(e => e.GetAttribute("name") == name && (e is not IHtmlInputElement { Type: "radio" or "checkbox" } input || input.IsChecked)) switch
    {
        IHtmlTextAreaElement area => area.Value.TrimStart('\n'),
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    /// <summary>The error beside a field.</summary>
    public string? ErrorBeside(string name) => Html.GetElementById($"{name.Replace('.', '_').Replace('[', '_').Replace(']', '_')}-error")?.TextContent.Replace("Error:", "", StringComparison.Ordinal).Trim();

    public IHtmlFormElement Form(string? action = null) => Html.Forms.First(f => f.GetAttribute("action") == action || action is null && f.GetAttribute("action") != "/sign-out");
}

/// <summary>A browser without script: keeps cookies, follows redirects, fills in forms as they came.</summary>
public sealed class Visitor(HttpClient client)
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions(), BrowsingContext.New(Configuration.Default));

    public HttpClient Client { get; } = client;

    /// <summary>Names of the cookies that this browser was given.</summary>
    public HashSet<string> CookiesSet { get; } = [];

    /// <summary>The page that was seen last.</summary>
    public Page Page { get; private set; } = null!;

    public Task<Page> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Posts fields with the token of the page seen last.</summary>
    public Task<Page> PostAsync(string address, params IEnumerable<(string Name, string? Value)> fields)
    {
        var token = Page?.Html.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        var content = fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!));
        if (token is not null) content = content.Append(KeyValuePair.Create("__RequestVerificationToken", token));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(content) });
    }

    /// <summary>Sends a form of the page seen last as it stands, with some fields changed; a null leaves a field out.</summary>
    /// <param name="action">The form's address, where the page has several.</param>
    public Task<Page> SubmitAsync(string? action, params IEnumerable<(string Name, string? Value)> changed)
    {
        var form = Page.Form(action);
        var changes = changed.ToList();
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || changes.Any(c => c.Name == name)) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" } or IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(new(name, area.Value.TrimStart('\n')));
                    break;
                case IHtmlSelectElement select:
                    fields.Add(new(name, select.Value ?? ""));
                    break;
            }
        }
        fields.AddRange(changes.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value!)));
        var address = form.GetAttribute("action") is { Length: > 0 } to ? to : Page.Address.PathAndQuery;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>Sends files, with the token and the hidden fields of the form of the page seen last.</summary>
    public Task<Page> UploadAsync(string address, IEnumerable<(string Field, string Name, byte[] Bytes)> files, params IEnumerable<(string Name, string? Value)> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var hidden in Page.Form(address).QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        foreach (var (name, value) in fields.Where(f => f.Value is not null)) content.Add(new StringContent(value!), name);
        foreach (var (field, name, bytes) in files) content.Add(new ByteArrayContent(bytes), field, name);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content });
    }

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var response = Noted(await Client.SendAsync(request));
        var address = request.RequestUri!;
        for (var hops = 0; response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther && hops < 10; hops++)
        {
            address = new Uri(Client.BaseAddress!, response.Headers.Location!);
            response = Noted(await Client.GetAsync(address));
        }
        var html = response.Content.Headers.ContentType?.MediaType == "text/html" ? await response.Content.ReadAsStringAsync() : "";
        return Page = new(response.StatusCode, address.IsAbsoluteUri ? address : new Uri(Client.BaseAddress!, address), Parser.ParseDocument(html), response);
    }

    private HttpResponseMessage Noted(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies)) CookiesSet.UnionWith(cookies.Select(c => c.Split('=')[0]));
        return response;
    }
}
