// Command huiqi-client assesses one application at the service, with the standard library alone.
//
//	go run . -service http://127.0.0.1:8686 ../data-purchase.json
//
// Exit code 0: answered, whatever the verdict; 2: what was given is wrong; 1: the service could not be asked.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	// attempts is how often one question is asked at most: nothing is kept, so that asking again is safe.
	attempts = 4
	// longestWait is how long a busy service is waited for at most, whatever time it names.
	longestWait = 10 * time.Second
	// largestAnswer bounds what is read, in bytes.
	largestAnswer = 64 << 20
)

// Assessment is the part of an answer that this client shows. Money is decimal text: in Go a float64 would not be exact.
type Assessment struct {
	Verdict string `json:"verdict"`
	Ready   bool   `json:"ready"`
	// Award is nil where the text fixes no money.
	Award *struct {
		Low   string `json:"low"`
		High  string `json:"high"`
		Basis string `json:"basis"`
	} `json:"award"`
	Missing []struct {
		Label string `json:"label"`
	} `json:"missing"`
	Problems []struct {
		Message string `json:"message"`
	} `json:"problems"`
}

// Problem says why the service refused what was sent (RFC 9457).
type Problem struct {
	Code   string `json:"code"`
	Detail string `json:"detail"`
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func (p *Problem) Error() string {
	switch {
	case p.Line > 0:
		return fmt.Sprintf("%s: %s (%d:%d)", p.Code, p.Detail, p.Line, p.Column)
	case p.Path != "":
		return fmt.Sprintf("%s: %s (%s)", p.Code, p.Detail, p.Path)
	default:
		return p.Code + ": " + p.Detail
	}
}

// Assess asks the service for the assessment of an application, which is JSON text.
func Assess(client *http.Client, service string, application []byte) (*Assessment, error) {
	address := strings.TrimRight(service, "/") + "/v1/assess"
	for attempt := 1; ; attempt++ {
		response, err := client.Post(address, "application/json", bytes.NewReader(application))
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(io.LimitReader(response.Body, largestAnswer))
		response.Body.Close()
		switch status := response.StatusCode; {
		case err != nil:
			return nil, err
		case status == http.StatusServiceUnavailable && attempt < attempts:
			time.Sleep(waitOf(response.Header.Get("Retry-After")))
		case status == http.StatusOK:
			answer := new(Assessment)
			return answer, json.Unmarshal(body, answer)
		case status >= 400 && status < 500:
			problem := new(Problem)
			if err := json.Unmarshal(body, problem); err != nil {
				return nil, fmt.Errorf("the service answered %s: %w", response.Status, err)
			}
			return nil, problem
		default:
			return nil, fmt.Errorf("the service answered %s", response.Status)
		}
	}
}

// waitOf reads Retry-After (RFC 9110, 10.2.3): seconds, or a day and time; a second if there is none.
func waitOf(said string) time.Duration {
	wait := time.Second
	if seconds, err := strconv.ParseUint(said, 10, 31); err == nil {
		wait = time.Duration(seconds) * time.Second
	} else if day, err := http.ParseTime(said); err == nil {
		wait = time.Until(day)
	}
	if wait < 0 {
		return 0
	}
	if wait > longestWait {
		return longestWait
	}
	return wait
}

// sum gives the bounds of an award as text. They are compared as exact fractions.
func sum(low, high string) (string, error) {
	least, first := new(big.Rat).SetString(low)
	most, second := new(big.Rat).SetString(high)
	if !first || !second {
		return "", fmt.Errorf("no sums: %q, %q", low, high)
	}
	if least.Cmp(most) == 0 {
		return high, nil
	}
	return low + " to " + high, nil
}

func show(answer *Assessment) error {
	fmt.Println("verdict:", answer.Verdict)
	if award := answer.Award; award == nil {
		fmt.Println("award: the text fixes no money")
	} else {
		bounds, err := sum(award.Low, award.High)
		if err != nil {
			return err
		}
		selected := ""
		if award.Basis == "selection" {
			selected = ", if selected"
		}
		fmt.Printf("award: %s yuan%s\n", bounds, selected)
	}
	fmt.Println("ready:", answer.Ready)
	for _, problem := range answer.Problems {
		fmt.Println("problem:", problem.Message)
	}
	for _, missing := range answer.Missing {
		fmt.Println("missing:", missing.Label)
	}
	return nil
}

func main() {
	service := flag.String("service", "http://127.0.0.1:8686", "where the service is")
	timeout := flag.Duration("timeout", 5*time.Second, "how long one attempt may take")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: huiqi-client [-service ADDRESS] [-timeout TIME] FILE")
		os.Exit(2)
	}
	application, err := os.ReadFile(flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	answer, err := Assess(&http.Client{Timeout: *timeout}, *service, application)
	if err == nil {
		err = show(answer)
	}
	var problem *Problem
	switch {
	case errors.As(err, &problem):
		fmt.Fprintln(os.Stderr, problem)
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "no answer:", err)
		os.Exit(1)
	}
}
