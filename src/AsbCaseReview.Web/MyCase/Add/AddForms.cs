using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.MyCase.Add;

/// <summary>More information, in somebody's own words.</summary>
public sealed class InformationForm
{
    public string? What { get; set; }
}

public sealed class InformationFormValidator : AbstractValidator<InformationForm>
{
    public InformationFormValidator() => RuleFor(f => f.What).Required("what you want to tell us", Lengths.Story);
}

/// <summary>A further report. When it happened and when it was reported are two dates, each exact or "about".</summary>
public sealed class ReportForm
{
    public string? WhatHappened { get; set; }
    public string? Place { get; set; }
    public DateParts Happened { get; set; } = new();
    public bool HappenedAbout { get; set; }
    public DateParts Reported { get; set; } = new();
    public bool ReportedAbout { get; set; }
    public string? AgencyKind { get; set; }
    public string? AgencyName { get; set; }
    public string? Channel { get; set; }
    public string? AgencyReference { get; set; }
    public bool Hate { get; set; }
    public string? WhatCameOfIt { get; set; }

    /// <param name="aboutDays">How far "about" reaches, by the procedure.</param>
    /// <param name="incident">Its own: whether it is about one that is known is for the coordinator to see.</param>
    public Complaint ToComplaint(Guid caseId, int number, int incident, int personNumber, int aboutDays, DateOnly today)
    {
        var (happened, reported) = (Happened.ToRange(HappenedAbout, aboutDays, today), Reported.ToRange(ReportedAbout, aboutDays, today));
        return new()
        {
            CaseId = caseId,
            Number = number,
            Source = ComplaintSource.Applicant,
            WhatHappened = OwnWords.From(WhatHappened),
            Place = Given(Place),
            HappenedFrom = happened.From,
            HappenedTo = happened.To,
            ReportedFrom = reported.From,
            ReportedTo = reported.To,
            AgencyKind = AgencyKind == "unknown" ? null : AgencyKind,
            AgencyName = Given(AgencyName),
            Channel = Given(Channel),
            AgencyReference = Given(AgencyReference),
            Hate = Hate,
            WhatCameOfIt = OwnWords.From(WhatCameOfIt),
            PersonNumber = personNumber,
            Incident = incident,
        };
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class ReportFormValidator : AbstractValidator<ReportForm>
{
    public ReportFormValidator(TimeProvider clock)
    {
        var today = London.Today(clock);
        RuleFor(f => f.WhatHappened).Required("what happened", Lengths.Story);
        RuleFor(f => f.Place).MaximumLength(Lengths.Sentence).WithMessage($"Where it happened must be {Lengths.Sentence} characters or fewer");
        RuleFor(f => f.Happened).RealDate("the date when it happened");
        RuleFor(f => f.Happened).Must(d => d.Value is not { } day || day <= today).WithMessage("It cannot have happened after today");
        RuleFor(f => f.Reported).RealDate("the date when you reported it");
        RuleFor(f => f.Reported).Must(d => d.Value is not { } day || day <= today).WithMessage("You cannot have reported it after today");
        RuleFor(f => f.Reported).Must((f, d) => f.HappenedAbout || f.ReportedAbout || d.Value is not { } reported || f.Happened.Value is not { } happened || reported >= happened)
            .WithMessage("You cannot have reported it before it happened. If you are not sure of a date, say that it is about then");
        RuleFor(f => f.AgencyKind).Must(k => k == "unknown" || k is not null && AgencyKinds.Names.ContainsKey(k)).WithMessage("Choose to whom you reported it");
        RuleFor(f => f.AgencyName).MaximumLength(Lengths.Name).WithMessage($"The name must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Channel).Must(c => string.IsNullOrEmpty(c) || Channels.Names.ContainsKey(c)).WithMessage("Choose how you reported it");
        RuleFor(f => f.AgencyReference).MaximumLength(Lengths.Reference).WithMessage($"The reference number must be {Lengths.Reference} characters or fewer");
        RuleFor(f => f.WhatCameOfIt).MaximumLength(Lengths.Story).WithMessage($"What came of it must be {Lengths.Story:N0} characters or fewer");
    }
}
