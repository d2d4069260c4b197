using AsbCaseReview.Domain;
using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Cases;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AsbCaseReview.Web.Casework.Plan;

public static class Names
{
    /// <summary>Asks before a sentence goes to the victim in which a name stands that the application complains of.</summary>
    /// <exception cref="RuleRefusedException">One stands there, and nobody has said that it was checked; the error is beside the field.</exception>
    public static void AskAboutNames(this ModelStateDictionary state, string field, string? sentence, bool isChecked, Case @case)
    {
        if (isChecked || NamesComplainedOf.In(sentence, @case.Application.PersonComplainedOf) is not { Count: > 0 } names) return;
        state.AddModelError(field, $"The victim would read {string.Join(", ", names.Select(n => $"“{n}”"))}, which may name the person complained of. Take it out, or tick that you have checked it");
        throw new RuleRefusedException(new("The sentence for the victim has to be checked."));
    }
}
