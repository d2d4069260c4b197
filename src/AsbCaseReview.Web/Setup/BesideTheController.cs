using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace AsbCaseReview.Web.Setup;

/// <summary>Views stand in the folder of their controller; shared ones in Components/Shared.</summary>
public sealed class BesideTheController : IViewLocationExpander
{
    private const string Root = "AsbCaseReview.Web";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } space } && space.StartsWith(Root, StringComparison.Ordinal))
            context.Values["folder"] = space[Root.Length..].Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (context.Values.TryGetValue("folder", out var folder)) yield return $"{folder}/{{0}}.cshtml";
        yield return "/Components/Shared/{0}.cshtml";
    }
}
