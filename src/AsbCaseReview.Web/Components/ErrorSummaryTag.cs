using System.Text.Encodings.Web;
using AsbCaseReview.Web.Components.Fields;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Setup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Components;

/// <summary>All that is wrong with the form, at the head of the page, each a link to its field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTag(IStringLocalizer<PublicWords> words) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var order = FluentValidationFilter.FieldsInOrder(ViewContext.HttpContext).Distinct().Select((field, i) => (field, i)).ToDictionary(f => f.field, f => f.i);
        var errors = ViewContext.ModelState.Where(e => e.Value!.Errors.Count > 0).OrderBy(e => order.GetValueOrDefault(e.Key, -1))
            .SelectMany(e => e.Value!.Errors.Select(x => (Field: e.Key, Text: x.ErrorMessage.Length > 0 ? x.ErrorMessage : words[FieldTag.Unreadable].Value)))
            .DistinctBy(e => e.Text).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        static string E(string text) => HtmlEncoder.Default.Encode(text);
        string Link((string Field, string Text) error)
        {
            if (error.Field.Length == 0) return E(error.Text);
            var isDate = ViewContext.ModelState.ContainsKey($"{error.Field}.Day");
            return $"<a href=\"#{E(FieldTag.IdOf(error.Field))}{(isDate ? "_Day" : "")}\">{E(error.Text)}</a>";
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.SetHtmlContent("<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">" + E(words["There is a problem"]) + "</h2><div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">"
            + string.Concat(errors.Select(e => $"<li>{Link(e)}</li>")) + "</ul></div></div>");
    }
}
