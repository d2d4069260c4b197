using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsbCaseReview.Web.Components;

/// <summary>A wide table scrolls sideways in a frame of its own on a small screen, and somebody without a mouse can scroll it too.</summary>
[HtmlTargetElement("div", Attributes = "[class=asb-scroll]")]
public sealed class ScrollTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("role", "group");
        if (!output.Attributes.ContainsName("aria-label")) output.Attributes.SetAttribute("aria-label", "Table");
    }
}
