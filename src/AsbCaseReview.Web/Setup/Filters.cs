using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Setup;

/// <summary>
/// Runs the validator of each form that an action takes and puts what it says beside the fields: each message is looked up
/// among the public words, the English sentence as key.
/// </summary>
public sealed class FluentValidationFilter(IServiceProvider services, IStringLocalizer<PublicWords> words) : IAsyncActionFilter
{
    /// <summary>The fields with errors, in the order of the validator's rules, which is that of the page: the model state has an order of its own.</summary>
    public static IReadOnlyList<string> FieldsInOrder(HttpContext context) => context.Items[typeof(FluentValidationFilter)] as List<string> ?? [];

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var fields = new List<string>();
        foreach (var parameter in context.ActionDescriptor.Parameters)
        {
            if (!context.ActionArguments.TryGetValue(parameter.Name, out var argument) || argument is null) continue;
            if (services.GetService(typeof(IValidator<>).MakeGenericType(argument.GetType())) is not IValidator validator) continue;
            var prefix = parameter.BindingInfo?.BinderModelName is { Length: > 0 } name ? $"{name}." : "";   // one of several forms on a page
            var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
            foreach (var error in result.Errors)
            {
                context.ModelState.AddModelError(prefix + error.PropertyName, words[error.ErrorMessage]);
                fields.Add(prefix + error.PropertyName);
            }
        }
        context.HttpContext.Items[typeof(FluentValidationFilter)] = fields;
        await next();
    }
}

public sealed class NotFoundFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not NotFoundException) return;
        context.Result = new NotFoundResult();
        context.ExceptionHandled = true;
    }
}
