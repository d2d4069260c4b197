using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Web.Commands;
using AsbCaseReview.Web.Components;
using AsbCaseReview.Web.Panels.Shared;
using FluentValidation;

namespace AsbCaseReview.Web.Panels.Arrange;

// One form for each act of arranging a panel.

/// <summary>When and where, with times as they are typed: "10:00", "10.30", "14".</summary>
public class PlanForm : PanelForm
{
    public DateParts On { get; set; } = new();
    public string? Starts { get; set; }
    public string? Ends { get; set; }
    public string? Place { get; set; }
    public string? VideoLink { get; set; }

    public PanelPlan ToPlan() => new(On.Value!.Value, Time(Starts)!.Value, Time(Ends)!.Value, Place ?? "", VideoLink);

    public void Take(Panel panel)
    {
        (On, Starts, Ends) = (DateParts.From(panel.MeetsOn), panel.StartsAt.ToString("HH:mm", CultureInfo.InvariantCulture), panel.EndsAt.ToString("HH:mm", CultureInfo.InvariantCulture));
        (Place, VideoLink) = (panel.Place, panel.VideoLink);
    }

    public static TimeOnly? Time(string? typed) =>
        TimeOnly.TryParseExact(typed?.Trim().Replace('.', ':').ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal), ["H:mm", "HH:mm", "h:mmtt", "htt", "HH", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

public abstract class PlanRules<T> : AbstractValidator<T> where T : PlanForm
{
    protected PlanRules()
    {
        RuleFor(f => f.On).RealDate("the day of the panel");
        RuleFor(f => f.Starts).Must(t => PlanForm.Time(t) is not null).WithMessage("Enter when it starts, for example 10:00");
        RuleFor(f => f.Ends).Must(t => PlanForm.Time(t) is not null).WithMessage("Enter when it ends, for example 12:30");
        RuleFor(f => f.Ends).Must((f, t) => PlanForm.Time(t) is not { } ends || PlanForm.Time(f.Starts) is not { } starts || ends > starts).WithMessage("It has to end after it starts");
        RuleFor(f => f.Place).MaximumLength(Lengths.Name).WithMessage($"The place must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Place).Must((f, p) => !string.IsNullOrWhiteSpace(p) || !string.IsNullOrWhiteSpace(f.VideoLink)).WithMessage("Enter a place, a video link or both");
        RuleFor(f => f.VideoLink).Must(l => string.IsNullOrWhiteSpace(l) || Uri.TryCreate(l.Trim(), UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps && l.Length <= Lengths.Sentence)
            .WithMessage("The video link has to be an address that begins with https://");
    }
}

public sealed class PlanFormValidator : PlanRules<PlanForm>;

public sealed class PostponeForm : PlanForm
{
    public string? Why { get; set; }
}

public sealed class PostponeFormValidator : PlanRules<PostponeForm>
{
    public PostponeFormValidator() => RuleFor(f => f.Why).Required("why it is postponed", Lengths.Reason);
}

public sealed class SeatForm : PanelForm
{
    public SeatPart? Part { get; set; }

    /// <summary>Somebody who signs in here; or the next four.</summary>
    public Guid? StaffId { get; set; }
    public Guid? AgencyId { get; set; }
    public string? Name { get; set; }
    public string? Grade { get; set; }
    public string? Email { get; set; }

    /// <summary>For a chair instead of another.</summary>
    public string? Why { get; set; }
}

public sealed class SeatFormValidator : AbstractValidator<SeatForm>
{
    public SeatFormValidator()
    {
        RuleFor(f => f.Part).NotNull().WithMessage("Choose as what").IsInEnum().WithMessage("Choose as what");
        RuleFor(f => f.StaffId).Must((f, s) => s is not null || !string.IsNullOrWhiteSpace(f.Name)).WithMessage("Choose somebody, or enter a name");
        When(f => f.StaffId is null && !string.IsNullOrWhiteSpace(f.Name), () =>
        {
            RuleFor(f => f.AgencyId).NotNull().WithMessage("Choose for which body");
            RuleFor(f => f.Name).MaximumLength(Lengths.Name).WithMessage($"The name must be {Lengths.Name} characters or fewer");
            RuleFor(f => f.Email).Required("their e-mail address", Lengths.Email).Must(e => string.IsNullOrWhiteSpace(e) || AreaFile.IsEmail(e.Trim())).WithMessage("Enter an e-mail address in the right form, like name@example.org");
        });
        RuleFor(f => f.Grade).MaximumLength(Lengths.Name).WithMessage($"The grade must be {Lengths.Name} characters or fewer");
        RuleFor(f => f.Why).MaximumLength(Lengths.Reason).WithMessage($"The reason must be {Lengths.Reason:N0} characters or fewer");
    }
}

public sealed class TakeOffForm : PanelForm
{
    public Guid? SeatId { get; set; }
}

public sealed class InviteForm : PanelForm
{
    public string? Why { get; set; }
}

public sealed class InviteFormValidator : AbstractValidator<InviteForm>
{
    public InviteFormValidator() => RuleFor(f => f.Why).MaximumLength(Lengths.Reason).WithMessage($"The reason must be {Lengths.Reason:N0} characters or fewer");
}

public sealed class CancelForm : PanelForm
{
    public string? Why { get; set; }
}

public sealed class CancelFormValidator : AbstractValidator<CancelForm>
{
    public CancelFormValidator() => RuleFor(f => f.Why).Required("why it is cancelled", Lengths.Reason);
}

public sealed class AddCaseForm : PanelForm
{
    public string? Reference { get; set; }
}

public sealed class AddCaseFormValidator : AbstractValidator<AddCaseForm>
{
    public AddCaseFormValidator() => RuleFor(f => f.Reference).Required("the reference of the case", Lengths.Key);
}
