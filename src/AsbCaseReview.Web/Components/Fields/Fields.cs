using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsbCaseReview.Web.Components.Fields;

/// <summary>One line of text.</summary>
[HtmlTargetElement("field-text")]
public sealed class TextFieldTag : FieldTag
{
    public string Type { get; set; } = "text";

    /// <summary>2, 3, 4, 5, 10 or 20 characters; none: the whole width.</summary>
    public string? Width { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public bool Autofocus { get; set; }

    protected override string Frame(IReadOnlyList<string> errors)
    {
        var width = Width is null ? "" : $" govuk-input--width-{E(Width)}";
        var extra = (Autocomplete is null ? "" : $" autocomplete=\"{E(Autocomplete)}\"") + (Inputmode is null ? "" : $" inputmode=\"{E(Inputmode)}\"") + (Autofocus ? " autofocus" : "");
        var value = Type == "password" ? "" : $" value=\"{E(Value)}\"";
        return LabelHtml(Id) + HintHtml() + ErrorHtml(errors)
            + $"<input class=\"govuk-input{width}{(errors.Count > 0 ? " govuk-input--error" : "")}\" id=\"{E(Id)}\" name=\"{E(Name)}\" type=\"{E(Type)}\"{value}{DescribedBy(errors)}{extra}>";
    }
}

/// <summary>Several lines of text; with a most, the characters left are counted (where there is script).</summary>
[HtmlTargetElement("field-textarea")]
public sealed class TextareaFieldTag : FieldTag
{
    public int Rows { get; set; } = 5;
    public int Most { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        base.Process(context, output);
        if (Most == 0) return;
        output.Attributes.SetAttribute("class", $"{output.Attributes["class"].Value} govuk-character-count");
        output.Attributes.SetAttribute("data-module", "govuk-character-count");
        output.Attributes.SetAttribute("data-maxlength", Most);
        output.Attributes.SetAttribute("data-threshold", 75);
        foreach (var (name, words) in Counted) output.Attributes.SetAttribute($"data-i18n.{name}", L[words].Value);
    }

    // What the script says while somebody types; it puts the number in the place of %{count}.
    private static readonly (string Name, string Words)[] Counted =
    [
        ("characters-under-limit.one", "You have %{count} character remaining"), ("characters-under-limit.other", "You have %{count} characters remaining"), ("characters-at-limit", "You have 0 characters remaining"),
        ("characters-over-limit.one", "You have %{count} character too many"), ("characters-over-limit.other", "You have %{count} characters too many"),
    ];

    protected override string Frame(IReadOnlyList<string> errors)
    {
        var described = DescribedBy(errors);
        if (Most > 0) described = described.Length == 0 ? $" aria-describedby=\"{E(Id)}-info\"" : described.Insert(described.Length - 1, $" {Id}-info");
        return LabelHtml(Id) + HintHtml() + ErrorHtml(errors)
            + $"<textarea class=\"govuk-textarea{(Most > 0 ? " govuk-js-character-count" : "")}{(errors.Count > 0 ? " govuk-textarea--error" : "")}\" id=\"{E(Id)}\" name=\"{E(Name)}\" rows=\"{Rows}\"{described}>\n{E(Value)}</textarea>"
            + (Most > 0 ? $"<div id=\"{E(Id)}-info\" class=\"govuk-hint govuk-character-count__message\">{E(L["You can enter up to {0} characters", Most])}</div>" : "");
    }
}

/// <summary>One of several.</summary>
[HtmlTargetElement("field-radios")]
public sealed class RadiosFieldTag : FieldTag
{
    public required IEnumerable<Choice> Items { get; set; }
    public bool Inline { get; set; }
    public bool Small { get; set; }

    protected override string Frame(IReadOnlyList<string> errors)
    {
        var i = 0;
        var items = string.Concat(Items.Select(item =>
        {
            var id = i++ == 0 ? Id : $"{Id}-{i}";
            var hint = item.Hint is null ? "" : $"<div id=\"{E(id)}-item-hint\" class=\"govuk-hint govuk-radios__hint\">{E(item.Hint)}</div>";
            var chosen = string.Equals(Value, item.Value, StringComparison.OrdinalIgnoreCase) ? " checked" : "";
            return $"<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" id=\"{E(id)}\" name=\"{E(Name)}\" type=\"radio\" value=\"{E(item.Value)}\"{chosen}{(item.Hint is null ? "" : $" aria-describedby=\"{E(id)}-item-hint\"")}>"
                + $"<label class=\"govuk-label govuk-radios__label\" for=\"{E(id)}\">{E(item.Text)}</label>{hint}</div>";
        }));
        return $"<fieldset class=\"govuk-fieldset\"{DescribedBy(errors)}>{LegendHtml()}{HintHtml()}{ErrorHtml(errors)}<div class=\"govuk-radios{(Inline ? " govuk-radios--inline" : "")}{(Small ? " govuk-radios--small" : "")}\" data-module=\"govuk-radios\">{items}</div></fieldset>";
    }
}

/// <summary>Yes or no, not answered until one is chosen.</summary>
[HtmlTargetElement("field-yes-no")]
public sealed class YesNoFieldTag : FieldTag
{
    public string Yes { get; set; } = "Yes";
    public string No { get; set; } = "No";

    /// <summary>A third choice for "not known", sent as an empty value.</summary>
    public string? NotKnown { get; set; }

    protected override string Frame(IReadOnlyList<string> errors)
    {
        string Item(string id, string value, string text, bool chosen) =>
            $"<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" id=\"{E(id)}\" name=\"{E(Name)}\" type=\"radio\" value=\"{value}\"{(chosen ? " checked" : "")}><label class=\"govuk-label govuk-radios__label\" for=\"{E(id)}\">{E(text)}</label></div>";
        bool Is(string value) => string.Equals(Value, value, StringComparison.OrdinalIgnoreCase);
        return $"<fieldset class=\"govuk-fieldset\"{DescribedBy(errors)}>{LegendHtml()}{HintHtml()}{ErrorHtml(errors)}<div class=\"govuk-radios govuk-radios--inline\" data-module=\"govuk-radios\">"
            + Item(Id, "true", L[Yes], Is("true")) + Item($"{Id}-2", "false", L[No], Is("false"))
            + (NotKnown is null ? "" : Item($"{Id}-3", "", NotKnown, Value.Length == 0)) + "</div></fieldset>";
    }
}

/// <summary>Any of several; the model is a list of the chosen values.</summary>
[HtmlTargetElement("field-checkboxes")]
public sealed class CheckboxesFieldTag : FieldTag
{
    public required IEnumerable<Choice> Items { get; set; }
    public bool Small { get; set; }

    protected override string Frame(IReadOnlyList<string> errors)
    {
        var chosen = For.Model is IEnumerable<string> values ? values.ToHashSet(StringComparer.OrdinalIgnoreCase) : For.Model is System.Collections.IEnumerable others ? [.. others.Cast<object>().Select(o => o.ToString()!)] : [];
        var i = 0;
        var items = string.Concat(Items.Select(item =>
        {
            var id = i++ == 0 ? Id : $"{Id}-{i}";
            var hint = item.Hint is null ? "" : $"<div id=\"{E(id)}-item-hint\" class=\"govuk-hint govuk-checkboxes__hint\">{E(item.Hint)}</div>";
            return $"<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" id=\"{E(id)}\" name=\"{E(Name)}\" type=\"checkbox\" value=\"{E(item.Value)}\"{(chosen.Contains(item.Value) ? " checked" : "")}{(item.Hint is null ? "" : $" aria-describedby=\"{E(id)}-item-hint\"")}>"
                + $"<label class=\"govuk-label govuk-checkboxes__label\" for=\"{E(id)}\">{E(item.Text)}</label>{hint}</div>";
        }));
        return $"<fieldset class=\"govuk-fieldset\"{DescribedBy(errors)}>{LegendHtml()}{HintHtml()}{ErrorHtml(errors)}<div class=\"govuk-checkboxes{(Small ? " govuk-checkboxes--small" : "")}\" data-module=\"govuk-checkboxes\">{items}</div></fieldset>";
    }
}

/// <summary>One box to tick.</summary>
[HtmlTargetElement("field-tick")]
public sealed class TickFieldTag : FieldTag
{
    public bool Small { get; set; }

    protected override string Frame(IReadOnlyList<string> errors)
    {
        var ticked = Value.Split(',').Contains("true", StringComparer.OrdinalIgnoreCase);
        return $"{ErrorHtml(errors)}<div class=\"govuk-checkboxes{(Small ? " govuk-checkboxes--small" : "")}\" data-module=\"govuk-checkboxes\"><div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" id=\"{E(Id)}\" name=\"{E(Name)}\" type=\"checkbox\" value=\"true\"{(ticked ? " checked" : "")}{DescribedBy(errors)}>"
            + $"<label class=\"govuk-label govuk-checkboxes__label\" for=\"{E(Id)}\">{E(Label)}</label>{(Hint is null ? "" : $"<div id=\"{E(Id)}-hint\" class=\"govuk-hint govuk-checkboxes__hint\">{E(Hint)}</div>")}</div></div>";
    }
}

/// <summary>One of many.</summary>
[HtmlTargetElement("field-select")]
public sealed class SelectFieldTag : FieldTag
{
    public required IEnumerable<Choice> Items { get; set; }

    /// <summary>The first entry, for nothing chosen.</summary>
    public string? Empty { get; set; }

    protected override string Frame(IReadOnlyList<string> errors)
    {
        var items = string.Concat(Items.Select(i => $"<option value=\"{E(i.Value)}\"{(string.Equals(Value, i.Value, StringComparison.OrdinalIgnoreCase) ? " selected" : "")}>{E(i.Text)}</option>"));
        return LabelHtml(Id) + HintHtml() + ErrorHtml(errors)
            + $"<select class=\"govuk-select{(errors.Count > 0 ? " govuk-select--error" : "")}\" id=\"{E(Id)}\" name=\"{E(Name)}\"{DescribedBy(errors)}>{(Empty is null ? "" : $"<option value=\"\">{E(Empty)}</option>")}{items}</select>";
    }
}

/// <summary>A date in three boxes; the model is a <see cref="DateParts"/>.</summary>
[HtmlTargetElement("field-date")]
public sealed class DateFieldTag : FieldTag
{
    public bool Birthday { get; set; }

    protected override string Frame(IReadOnlyList<string> errors)
    {
        var date = For.Model as DateParts ?? new();
        string Part(string part, string text, string? value, int width)
        {
            var typed = ViewContext.ModelState.TryGetValue($"{Name}.{part}", out var entry) && entry.AttemptedValue is { } attempted ? attempted : value;
            return $"<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\"><label class=\"govuk-label govuk-date-input__label\" for=\"{E(Id)}_{part}\">{E(text)}</label>"
                + $"<input class=\"govuk-input govuk-date-input__input govuk-input--width-{width}{(errors.Count > 0 ? " govuk-input--error" : "")}\" id=\"{E(Id)}_{part}\" name=\"{E(Name)}.{part}\" type=\"text\" inputmode=\"numeric\" value=\"{E(typed)}\"></div></div>";
        }
        return $"<fieldset class=\"govuk-fieldset\" role=\"group\"{DescribedBy(errors)}>{LegendHtml()}{HintHtml()}{ErrorHtml(errors)}<div class=\"govuk-date-input\" id=\"{E(Id)}\">"
            + Part("Day", L["Day"], date.Day, 2) + Part("Month", L["Month"], date.Month, 2) + Part("Year", L["Year"], date.Year, 4) + "</div></fieldset>";
    }
}

/// <summary>Files to send.</summary>
[HtmlTargetElement("field-file")]
public sealed class FileFieldTag : FieldTag
{
    public string? Accept { get; set; }
    public bool Multiple { get; set; }

    protected override string Frame(IReadOnlyList<string> errors) => LabelHtml(Id) + HintHtml() + ErrorHtml(errors)
        + $"<input class=\"govuk-file-upload{(errors.Count > 0 ? " govuk-file-upload--error" : "")}\" id=\"{E(Id)}\" name=\"{E(Name)}\" type=\"file\"{(Accept is null ? "" : $" accept=\"{E(Accept)}\"")}{(Multiple ? " multiple" : "")}{DescribedBy(errors)}>";
}
