using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Web.Admin.Changes;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Admin.Areas;

/// <summary>An area as an administrator keeps it. Key, nation and prefix are settled once: addresses and references carry them.</summary>
public sealed class AreaForm
{
    public string? Key { get; set; }
    public string? Name { get; set; }
    public Nation? Nation { get; set; }
    public string? ReferencePrefix { get; set; }

    /// <summary>One a line: "Exampleton: EX1 EX2".</summary>
    public string? LocalGovernmentAreas { get; set; }
    public string? Team { get; set; }
    public string? Body { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }
    public string? Hours { get; set; }
    public string? SupportService { get; set; }
    public string? SupportPhone { get; set; }
    public string? SupportEmail { get; set; }

    /// <summary>A new area; else key, nation and prefix stand.</summary>
    public bool IsNew { get; set; }
    public string? Seen { get; set; }

    public static AreaForm Of(Area area) => new()
    {
        Key = area.Key,
        Name = area.Name,
        Nation = area.Nation,
        ReferencePrefix = area.ReferencePrefix,
        LocalGovernmentAreas = string.Join('\n', Lines(area)),
        Team = area.Contact.Team,
        Body = area.Contact.Body,
        Phone = area.Contact.Phone,
        Email = area.Contact.Email,
        Address = area.Contact.Address,
        Hours = area.Contact.Hours,
        SupportService = area.SupportService,
        SupportPhone = area.SupportPhone,
        SupportEmail = area.SupportEmail,
        Seen = Mark(area),
    };

    public static string Mark(Area area) => AdminLog.Mark([area.Name, area.Contact, area.SupportService, area.SupportPhone, area.SupportEmail, .. Lines(area)]);

    private static IEnumerable<string> Lines(Area area) => area.LocalGovernmentAreas.OrderBy(l => l.Name, StringComparer.OrdinalIgnoreCase).Select(l => l.Postcodes.Length > 0 ? $"{l.Name}: {l.Postcodes}" : l.Name);

    /// <summary>Each local government area with the beginnings of its postcodes.</summary>
    public IReadOnlyList<(string Name, string Postcodes)> Places() =>
    [
        .. (LocalGovernmentAreas ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.IndexOf(':') is > 0 and var colon
            ? (line[..colon].Trim(), string.Join(' ', line[(colon + 1)..].ToUpperInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)))
            : (line, "")),
    ];

    public AreaContact ToContact() => new(Team!.Trim(), Body!.Trim(), Email!.Trim(), Phone!.Trim(), Address!.Trim(), Hours!.Trim());

    public void ApplyTo(Area area)
    {
        (area.Name, area.Contact) = (Name!.Trim(), ToContact());
        (area.SupportService, area.SupportPhone, area.SupportEmail) = (Given(SupportService), Given(SupportPhone), Given(SupportEmail));
        var places = Places();
        area.LocalGovernmentAreas.RemoveAll(l => !places.Any(p => p.Name == l.Name));
        foreach (var (name, postcodes) in places)
        {
            if (area.LocalGovernmentAreas.Find(l => l.Name == name) is { } known) known.Postcodes = postcodes;
            else area.LocalGovernmentAreas.Add(new() { AreaId = area.Id, Name = name, Postcodes = postcodes });
        }
    }

    /// <summary>Each value by name, for the record of changes.</summary>
    public static IReadOnlyList<(string What, string? Value)> Values(Area area) =>
    [
        ("name", area.Name), ("local government areas", string.Join("; ", Lines(area))), ("team", area.Contact.Team), ("lead body", area.Contact.Body), ("telephone", area.Contact.Phone), ("e-mail", area.Contact.Email),
        ("address", area.Contact.Address), ("opening hours", area.Contact.Hours), ("support service", area.SupportService), ("support telephone", area.SupportPhone), ("support e-mail", area.SupportEmail),
    ];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class AreaFormValidator : AbstractValidator<AreaForm>
{
    public AreaFormValidator()
    {
        RuleFor(f => f.Name).Required("the name", Lengths.Name);
        When(f => f.IsNew, () =>
        {
            RuleFor(f => f.Key).Must(k => k is { Length: > 0 and <= Lengths.Key } && k.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')).WithMessage($"The name in addresses is 1 to {Lengths.Key} lower-case letters, digits and hyphens");
            RuleFor(f => f.Nation).NotNull().WithMessage("Choose where it lies");
            RuleFor(f => f.ReferencePrefix).Must(p => p is { Length: >= 2 and <= 5 } && p.All(char.IsAsciiLetterUpper)).WithMessage("References begin with two to five capital letters");
        });
        RuleFor(f => f.LocalGovernmentAreas).Must((f, _) => f.Places().Count > 0).WithMessage("Name at least one district, unitary authority or London borough (section 105(2))");
        RuleFor(f => f.LocalGovernmentAreas).Must((f, _) => f.Places().Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == f.Places().Count).WithMessage("A local government area is there twice");
        RuleFor(f => f.LocalGovernmentAreas).Must((f, _) => f.Places().All(p => p.Name.Length <= Lengths.Name && p.Postcodes.Length <= Lengths.Reason)).WithMessage($"A name must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Team).Required("the team", Lengths.Name);
        RuleFor(f => f.Body).Required("the lead body", Lengths.Name);
        RuleFor(f => f.Phone).Required("the telephone number", Lengths.Phone);
        RuleFor(f => f.Email).Must(AreaFile.IsEmail).WithMessage("Enter an e-mail address, like name@council.gov.uk");
        RuleFor(f => f.Address).Required("the address", Lengths.Name);
        RuleFor(f => f.Hours).Required("the opening hours", Lengths.Name);
        RuleFor(f => f.SupportService).MaximumLength(Lengths.Name).WithMessage($"The support service must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.SupportPhone).MaximumLength(Lengths.Phone).WithMessage($"The telephone number must be {Lengths.Phone} characters or fewer");
        RuleFor(f => f.SupportEmail).Must(AreaFile.IsEmail).When(f => !string.IsNullOrWhiteSpace(f.SupportEmail)).WithMessage("Enter an e-mail address, like name@support.example");
    }
}
