using AsbCaseReview.Domain;
using AsbCaseReview.Web.Components;
using FluentValidation;

namespace AsbCaseReview.Web.Admin.Letters;

public enum TemplateAct { Preview, Save }

/// <summary>An area's own wording of a kind of letter, looked at or saved with one button or the other.</summary>
public sealed class TemplateForm
{
    public string? Template { get; set; }
    public TemplateAct Act { get; set; }

    /// <summary>The number of the version that the form was made from; 0: none.</summary>
    public int Version { get; set; }
}

public sealed class TemplateFormValidator : AbstractValidator<TemplateForm>
{
    public TemplateFormValidator() => RuleFor(f => f.Template).Required("the wording", Lengths.Json);
}
