// Colly on the sites whose addresses are the arguments; prints how many pages it got.
package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"sync/atomic"

	"github.com/gocolly/colly/v2"
)

func main() {
	hosts := []string{}
	for _, start := range os.Args[1:] {
		parsed, err := url.Parse(start)
		if err != nil {
			panic(err)
		}
		hosts = append(hosts, parsed.Hostname())
	}
	c := colly.NewCollector(colly.Async(true), colly.AllowedDomains(hosts...), colly.UserAgent("bench"))
	c.WithTransport(&http.Transport{MaxIdleConns: 256, MaxIdleConnsPerHost: 64})
	c.Limit(&colly.LimitRule{DomainGlob: "*", Parallelism: 64})
	var pages atomic.Int64
	c.OnResponse(func(r *colly.Response) { pages.Add(1) })
	c.OnHTML("a[href]", func(e *colly.HTMLElement) { e.Request.Visit(e.Attr("href")) })
	for _, start := range os.Args[1:] {
		c.Visit(start)
	}
	c.Wait()
	fmt.Println(pages.Load())
}
