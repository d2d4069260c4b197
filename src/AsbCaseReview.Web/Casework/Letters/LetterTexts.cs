using AsbCaseReview.Domain.Correspondence;

namespace AsbCaseReview.Web.Casework.Letters;

/// <summary>States of letters and e-mails as people read them.</summary>
public static class LetterTexts
{
    public const string Applicant = "The applicant";

    public static string Of(LetterDelivery delivery) => delivery switch
    {
        LetterDelivery.Email => "Notice by e-mail",
        LetterDelivery.Post => "By post",
        LetterDelivery.MyCaseOnly => "Their page only",
        _ => "Nowhere: a death is recorded",
    };

    public static string Of(PdfState pdf) => pdf switch
    {
        PdfState.None => "",
        PdfState.Preparing => "Being prepared",
        PdfState.Ready => "Ready",
        _ => "Not possible",
    };

    public static string Of(PrintState print) => print switch
    {
        PrintState.ToPrint => "To print",
        PrintState.Printed => "Printed, not posted",
        PrintState.Posted => "Posted",
        PrintState.NotToBePosted => "Not to be posted",
        _ => "",
    };

    public static (string Text, string Colour) Of(MessageState state) => state switch
    {
        MessageState.Queued => ("Waiting to go", "blue"),
        MessageState.Claimed => ("Going now", "blue"),
        MessageState.Sent => ("Sent", "green"),
        MessageState.Uncertain => ("Not certain", "red"),
        MessageState.GivenUp => ("Given up", "red"),
        MessageState.Bounced => ("Came back", "red"),
        MessageState.SetAside => ("Set aside", "grey"),
        _ => ("Withheld", "yellow"),
    };

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
