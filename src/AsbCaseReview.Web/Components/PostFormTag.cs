using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsbCaseReview.Web.Components;

/// <summary>Every form that posts carries the token against forgery, also where its address is written out.</summary>
[HtmlTargetElement("form", Attributes = "[method=post][action]")]
public sealed class PostFormTag(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
}
