using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Serialization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Web.Commands;

/// <summary>An area as it is written for <c>add-area</c>: <c>docs/examples/area.json</c> is one.</summary>
public sealed record AreaFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public required string Key { get; init; }
    public required string Name { get; init; }
    public required Nation Nation { get; init; }
    public required string ReferencePrefix { get; init; }
    public required AreaContact Contact { get; init; }
    public SupportPart? Support { get; init; }
    public required IReadOnlyList<LgaPart> LocalGovernmentAreas { get; init; }
    public required IReadOnlyList<AgencyPart> Agencies { get; init; }
    public IReadOnlyList<PersonPart> People { get; init; } = [];

    public sealed record SupportPart(string Service, string? Phone = null, string? Email = null);

    public sealed record LgaPart(string Name, IReadOnlyList<string>? Postcodes = null);

    /// <param name="AppealContact">For the body that hears appeals: how an applicant reaches it.</param>
    public sealed record AgencyPart(string Name, string Kind, string Email, bool RelevantBody = false, AppealContact? AppealContact = null);

    /// <param name="Agency">The name of an agency of the file.</param>
    /// <param name="LineManager">The e-mail address of somebody of the file; so the next two.</param>
    public sealed record PersonPart(string Name, string Email, StaffRole Role, string Agency, string? Grade = null, string? LineManager = null, string? HeadOfService = null, string? ChiefExecutive = null);

    /// <exception cref="JsonException">Not such a file; the message says where.</exception>
    public static AreaFile Read(string json) => JsonSerializer.Deserialize<AreaFile>(json, Options) ?? throw new JsonException("It holds nothing.");

    /// <summary>All that is wrong with it, each with its place. Empty: it can be added.</summary>
    public IEnumerable<string> Problems()
    {
        if (Key.Length is 0 or > Lengths.Key || Key.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')) yield return "key: 1 to 60 lower-case letters, digits and hyphens.";
        if (ReferencePrefix.Length is < 2 or > 5 || ReferencePrefix.Any(c => !char.IsAsciiLetterUpper(c))) yield return "referencePrefix: two to five capital letters.";
        foreach (var problem in Text("name", Name).Concat(Text("contact.team", Contact.Team)).Concat(Text("contact.body", Contact.Body)).Concat(Text("contact.phone", Contact.Phone)).Concat(Text("contact.address", Contact.Address))) yield return problem;
        if (!IsEmail(Contact.Email)) yield return "contact.email: not an e-mail address.";
        if (LocalGovernmentAreas.Count == 0) yield return "localGovernmentAreas: at least one district, unitary authority or London borough (section 105(2)).";
        foreach (var twice in LocalGovernmentAreas.GroupBy(l => l.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)) yield return $"localGovernmentAreas: “{twice.Key}” is there twice.";
        if (!Agencies.Any(a => a.RelevantBody)) yield return "agencies: none is a relevant body (section 105): applications could be passed on to nobody.";
        for (var i = 0; i < Agencies.Count; i++)
        {
            foreach (var problem in Text($"agencies[{i}].name", Agencies[i].Name)) yield return problem;
            if (!AgencyKinds.Names.ContainsKey(Agencies[i].Kind)) yield return $"agencies[{i}].kind: “{Agencies[i].Kind}” is none of {string.Join(", ", AgencyKinds.Names.Keys)}.";
            if (!IsEmail(Agencies[i].Email)) yield return $"agencies[{i}].email: not an e-mail address.";
            if (Agencies[i].AppealContact is not { } appeals) continue;
            var at = $"agencies[{i}].appealContact";
            foreach (var problem in Text($"{at}.name", appeals.Name).Concat(Text($"{at}.phone", appeals.Phone)).Concat(Text($"{at}.address", appeals.Address)).Concat(Text($"{at}.hours", appeals.Hours))) yield return problem;
            if (!IsEmail(appeals.Email)) yield return $"{at}.email: not an e-mail address.";
        }
        foreach (var problem in PeopleProblems()) yield return problem;
    }

    private IEnumerable<string> PeopleProblems()
    {
        for (var i = 0; i < People.Count; i++)
        {
            var person = People[i];
            foreach (var problem in Text($"people[{i}].name", person.Name)) yield return problem;
            if (!IsEmail(person.Email)) yield return $"people[{i}].email: not an e-mail address.";
            if (!Agencies.Any(a => a.Name == person.Agency)) yield return $"people[{i}].agency: no agency of this file is called “{person.Agency}”.";
            foreach (var (member, email) in new[] { ("lineManager", person.LineManager), ("headOfService", person.HeadOfService), ("chiefExecutive", person.ChiefExecutive) })
                if (email is not null && !People.Any(p => p.Email.Equals(email, StringComparison.OrdinalIgnoreCase))) yield return $"people[{i}].{member}: nobody in this file has the address “{email}”.";
        }
        foreach (var twice in People.GroupBy(p => p.Email, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)) yield return $"people: “{twice.Key}” is there twice.";
    }

    public static bool IsEmail(string? text) => text is { Length: > 2 and <= Lengths.Email } && MailAddress.TryCreate(text, out var address) && address.Address == text;

    private static IEnumerable<string> Text(string where, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield return $"{where}: missing.";
        else if (text.Length > Lengths.Name) yield return $"{where}: longer than {Lengths.Name} characters.";
    }
}
