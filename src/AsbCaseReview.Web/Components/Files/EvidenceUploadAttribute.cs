using AsbCaseReview.Infrastructure.Evidence;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AsbCaseReview.Web.Components.Files;

/// <summary>
/// An action that takes files of evidence: its request may be as large as one file may be. Runs before the filter against
/// forgery, which reads the form and would take what is too large for a form that cannot be read.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EvidenceUploadAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public int Order => 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var limits = http.RequestServices.GetRequiredService<EvidenceLimits>();
        if (http.Request.ContentLength > limits.RequestBytes)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limits.RequestBytes;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = limits.RequestBytes }));
    }
}
