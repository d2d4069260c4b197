using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Reports;

public sealed class WhatForm
{
    public string? WhatHappened { get; set; }
    public string? Place { get; set; }
    public bool? Hate { get; set; }
}

public sealed class WhatFormValidator : AbstractValidator<WhatForm>
{
    public WhatFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.WhatHappened).NotEmpty().WithMessage(_ => L["Tell us what happened. A few words are enough"]).AtMost(Lengths.Story, L);
        RuleFor(f => f.Place).AtMost(Lengths.Name, L);
    }
}

/// <summary>When it happened and when it was reported: two dates, each exact or about; "about" may be a month alone.</summary>
public sealed class WhenForm
{
    public DateParts Happened { get; set; } = new();
    public bool HappenedAbout { get; set; }
    public DateParts Reported { get; set; } = new();
    public bool ReportedAbout { get; set; }
}

public sealed class WhenFormValidator : AbstractValidator<WhenForm>
{
    /// <summary>How far an "about" date may reach where no procedure says: only to see whether two dates can be true together.</summary>
    private const int AboutDays = 14;

    public WhenFormValidator(IStringLocalizer<PublicWords> L, TimeProvider clock)
    {
        var today = London.Today(clock);
        RuleFor(f => f.Happened).Must((f, d) => d.ToDraftDate(f.HappenedAbout) is not null).WithMessage((f, d) => Problem(L, d, L["when it happened"]));
        RuleFor(f => f.Reported).Must((f, d) => d.ToDraftDate(f.ReportedAbout) is not null).WithMessage((f, d) => Problem(L, d, L["when you reported it"]));
        RuleFor(f => f.Happened).Must((f, d) => d.ToDraftDate(f.HappenedAbout) is not { } day || day.Day <= today).WithMessage(_ => L["This date is in the future. Check the day, the month and the year"]);
        RuleFor(f => f.Reported).Must((f, d) => d.ToDraftDate(f.ReportedAbout) is not { } day || day.Day <= today).WithMessage(_ => L["This date is in the future. Check the day, the month and the year"]);
        RuleFor(f => f.Reported).Must((f, d) => f.Happened.ToDraftDate(f.HappenedAbout) is not { } happened || d.ToDraftDate(f.ReportedAbout) is not { } reported
                || happened.Day > today || reported.Day > today || reported.ToRange(AboutDays, today).To >= happened.ToRange(AboutDays, today).From)
            .WithMessage(_ => L["You cannot have reported it before it happened. Check both dates, or tick “about” if you are not sure"]);
    }

    private static string Problem(IStringLocalizer<PublicWords> L, DateParts date, string what) => date.IsEmpty
        ? L["Enter {0}. If you are not sure, enter the month and the year, and tick “about”", what]
        : string.IsNullOrWhiteSpace(date.Day) || string.IsNullOrWhiteSpace(date.Month) || string.IsNullOrWhiteSpace(date.Year)
            ? L["Enter the day, the month and the year. If you only know the month, leave the day empty and tick “about”"]
            : L["There is no such date. Check the day, the month and the year"];
}

public sealed class WhomForm
{
    public string? AgencyKind { get; set; }
    public string? AgencyName { get; set; }
    public string? Officer { get; set; }
    public string? Channel { get; set; }
    public string? Reference { get; set; }
    public string? WhatCameOfIt { get; set; }
}

public sealed class WhomFormValidator : AbstractValidator<WhomForm>
{
    public WhomFormValidator(IStringLocalizer<PublicWords> L)
    {
        RuleFor(f => f.AgencyKind).Must(k => k is not null && AgencyKinds.Names.ContainsKey(k)).WithMessage(_ => L["Choose whom you told"]);
        RuleFor(f => f.Channel).Must(c => c.Clean() is null || Channels.Names.ContainsKey(c!)).WithMessage(_ => L["Choose how you told them"]);
        RuleFor(f => f.AgencyName).AtMost(Lengths.Name, L);
        RuleFor(f => f.Officer).AtMost(Lengths.Name, L);
        RuleFor(f => f.Reference).AtMost(Lengths.Reference, L);
        RuleFor(f => f.WhatCameOfIt).AtMost(Lengths.Story, L);
    }
}

public sealed class AlsoForm
{
    public const int Most = 3;
    public bool? Told { get; set; }
    public List<AlsoRow> Rows { get; set; } = [];
}

public sealed class AlsoRow
{
    public string? AgencyKind { get; set; }
    public string? AgencyName { get; set; }
    public DateParts Reported { get; set; } = new();
    public bool About { get; set; }
    public string? Reference { get; set; }

    public bool IsEmpty => AgencyKind.Clean() is null && AgencyName.Clean() is null && Reported.IsEmpty && Reference.Clean() is null;

    public DraftAlsoTold ToAlsoTold() => new() { AgencyKind = AgencyKind.Clean(), AgencyName = AgencyName.Clean(), Reported = Reported.ToDraftDate(About), AgencyReference = Reference.Clean() };
}

public sealed class AlsoFormValidator : AbstractValidator<AlsoForm>
{
    public AlsoFormValidator(IStringLocalizer<PublicWords> L, TimeProvider clock)
    {
        RuleFor(f => f.Told).NotNull().WithMessage(_ => L["Choose yes or no"]);
        RuleFor(f => f.Told).Must((f, told) => told != true || f.Rows.Any(r => !r.IsEmpty)).WithMessage(_ => L["Tell us whom else you told, or choose no"]);
        RuleFor(f => f.Rows).Must(r => r.Count <= AlsoForm.Most);
        When(f => f.Told == true, () => RuleForEach(f => f.Rows).Where(r => !r.IsEmpty).SetValidator(new AlsoRowValidator(L, London.Today(clock))));
    }
}

public sealed class AlsoRowValidator : AbstractValidator<AlsoRow>
{
    public AlsoRowValidator(IStringLocalizer<PublicWords> L, DateOnly today)
    {
        RuleFor(r => r.AgencyKind).Must(k => k is not null && AgencyKinds.Names.ContainsKey(k)).WithMessage(_ => L["Choose whom you told"]);
        RuleFor(r => r.AgencyName).AtMost(Lengths.Name, L);
        RuleFor(r => r.Reference).AtMost(Lengths.Reference, L);
        RuleFor(r => r.Reported).Must((r, d) => d.IsEmpty || d.ToDraftDate(r.About) is not null).WithMessage(_ => L["There is no such date. Check the day, the month and the year"]);
        RuleFor(r => r.Reported).Must((r, d) => d.ToDraftDate(r.About) is not { } day || day.Day <= today).WithMessage(_ => L["This date is in the future. Check the day, the month and the year"]);
    }
}
