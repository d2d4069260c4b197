using System.Net;
using AsbCaseReview.Web.Tests.Support;

namespace AsbCaseReview.Web.Tests.Home;

public sealed class AddressTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/applly")]
    [InlineData("/apply/nowhere/at/all")]
    [InlineData("/my-case/x.html")]
    [InlineData("/cases/WNC-AAAA-AAAA/nothing")]
    public async Task A_mistyped_address_says_so_and_does_not_lead_to_the_staffs_sign_in(string address)
    {
        var page = await app.Visit().GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("999", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", page.Text, StringComparison.Ordinal);
    }
}
