namespace AsbCaseReview.Web.Resources;

/// <summary>
/// Names the resources of the public pages and letters: PublicWords.cy.resx and so on. The English text is the key, so
/// that a language can be supplied without touching a page.
/// </summary>
public sealed class PublicWords;
